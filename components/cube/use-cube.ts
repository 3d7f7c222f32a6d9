import { useState } from 'react';
import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import type { CubeEnv } from '@/lib/cube/env-file';
import type { CubeSecrets } from '@/lib/cube/secrets';
import type {
  CubeActions,
  CubePageView,
  CubeProblems,
  CubeTest,
  Replayed,
  ReplayInput,
  TokenChoice,
} from '@/lib/views/cube';
import { useToken } from '../inspect/use-token';
import { useAction } from '../ui/use-action';

type Done<T> = { key: string; result: T };

/** The state of the Cube page and its actions. A response never changes typed text. */
export function useCube(view: CubePageView, actions: CubeActions) {
  const pasted = useToken();
  const [settings, setSettings] = useState(view.settings);
  const [secrets, setSecrets] = useState<CubeSecrets>({});
  const [configuration, setConfiguration] = useState<ReplayInput['configuration']>(
    view.configuration_file === null ? null : 'file',
  );
  const [model, setModel] = useState('');
  const [cube_url, setCubeUrl] = useState(view.profile.cube_url);
  const [run, setRun] = useState(view.run);
  const [replaying, setReplaying] = useState<Done<Replayed> | null>(
    view.replayed && view.run
      ? {
          key: keyOf(
            view.settings,
            {},
            choiceOf(view.run),
            view.configuration_file === null ? null : 'file',
            '',
          ),
          result: view.replayed,
        }
      : null,
  );
  const [asking, setAsking] = useState<Done<Extract<CubeTest, { ok: true }>> | null>(null);
  const [saved, setSaved] = useState(view.saved ? savedKey(view.settings, view.profile.cube_url) : null);
  const [problems, setProblems] = useState<CubeProblems>({});
  const { busy, silent, work } = useAction();

  const choice: TokenChoice | null =
    run !== null ? choiceOf(run) : pasted.token ? { token: pasted.token.token } : null;
  const key = choice && keyOf(settings, secrets, choice, configuration, model);

  const workWithToken = (action: (choice: TokenChoice) => Promise<void>) =>
    work(async () => {
      setProblems({});
      if (choice === null) return setProblems({ token: 'There’s no token to try. Sign in, or paste one.' });
      await action(choice);
    });

  const input = (choice: TokenChoice) => ({
    profile: view.profile.id,
    settings,
    secrets,
    configuration,
    model,
    choice,
  });

  async function replayChoice(choice: TokenChoice) {
    const result = await actions.replayToken(input(choice));
    if (result === null) {
      setProblems({ token: 'This sign-in’s token is no longer stored. Sign in again, or paste it.' });
    } else if ('problems' in result) setProblems(result.problems);
    else setReplaying({ key: keyOf(settings, secrets, choice, configuration, model), result });
  }

  return {
    pasted,
    settings,
    change: setSettings,
    /** Applies pasted settings: the variables to the fields, the secrets to the next predictions. */
    take: (env: CubeEnv) => {
      setSettings(({ query, filter, version, base_path }) => ({
        ...env.settings,
        // The demo’s query only works with the demo’s model.
        ...(query !== undefined && !(view.is_demo && query === view.settings.query) && { query }),
        ...(filter !== undefined && { filter }),
        ...(version !== undefined && { version }),
        ...(base_path !== undefined && { base_path }),
      }));
      setSecrets(env.secrets);
    },
    set: (name: CubeVariable, value: string) => setSettings((before) => withVariable(before, name, value)),
    secrets,
    setSecret: (name: keyof CubeSecrets, value: string) =>
      setSecrets(({ [name]: _, ...others }) => (value === '' ? others : { ...others, [name]: value })),
    configuration,
    setConfiguration,
    model,
    setModel,
    cube_url,
    setCubeUrl,
    run,
    setRun,
    choice,
    problems,
    silent,
    busy,
    /** Work that later actions wait for. */
    work,
    replayed: replaying?.result ?? null,
    /** The fields or the token have changed since the prediction. */
    stale: replaying !== null && replaying.key !== key,
    answer: asking && asking.key === key ? asking.result.answer : null,
    is_saved: saved === savedKey(settings, cube_url),
    replay: () => workWithToken(replayChoice),
    ask: () =>
      workWithToken(async (choice) => {
        await replayChoice(choice);
        const result = await actions.askCube({ ...input(choice), cube_url });
        if (result.ok) setAsking({ key: keyOf(settings, secrets, choice, configuration, model), result });
        else setProblems(result.problems);
      }),
    save: () =>
      work(async () => {
        const result = await actions.saveCube({ profile: view.profile.id, settings, cube_url });
        setProblems(result.ok ? {} : result.problems);
        if (result.ok) setSaved(savedKey(settings, cube_url));
      }),
  };
}

export type Cube = ReturnType<typeof useCube>;

const choiceOf = ({ id, name }: NonNullable<CubePageView['run']>): TokenChoice => ({ run: id, name });

/** Emptying a field removes the variable. Only a file can set an empty value. */
function withVariable(settings: CubeSettings, name: CubeVariable, value: string): CubeSettings {
  const { [name]: _, ...others } = settings.variables;
  return { ...settings, variables: value === '' ? others : { ...settings.variables, [name]: value } };
}

function keyOf(
  { query: _, ...settings }: CubeSettings,
  secrets: CubeSecrets,
  choice: TokenChoice,
  configuration: ReplayInput['configuration'],
  model: string,
): string {
  return JSON.stringify([settings, secrets, choice, configuration, model]);
}

const savedKey = (settings: CubeSettings, cube_url: string): string => JSON.stringify([settings, cube_url]);
