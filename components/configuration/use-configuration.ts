import { useState } from 'react';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import type { Addresses } from '@/lib/configure/discovery-document';
import type { DraftProblems, ProfileDraft } from '@/lib/configure/profile/draft';
import type { Template } from '@/lib/configure/profile/profile';
import type { Check } from '@/lib/oidc/check';
import type { Explanation } from '@/lib/oidc/explanation';
import { poolIdOf } from '@/lib/oidc/pool-id';
import { useAction } from '../ui/use-action';
import {
  endpointsBeside,
  endpointsOf,
  needsDiscovery,
  startOf,
  switchedTemplate,
  templateDefaults,
  tooLong,
} from './draft-changes';
import type { ConfigurationProps, Purpose } from './purpose';

/** The last response from the server. It never changes typed text. */
type Answer = {
  problems: DraftProblems;
  /** Why discovery failed, with the provider's response. */
  failed?: {
    explanation: Explanation;
    kind: string;
    answer: string | undefined;
    /** The endpoints in a document of another issuer. */
    found: Addresses | undefined;
  };
  /** Notes from discovery. */
  notes: Check[];
  /** There was no response. */
  silent?: boolean;
  /** Discovery recognized the provider and selected its template. */
  switched?: Template;
  /** Save filled in hosts that aren't the provider's own, and stopped. */
  look_first?: boolean;
};

type Discovered = { filled: Partial<ProfileDraft>; strange_hosts: boolean };

const nothingNew: Discovered = { filled: {}, strange_hosts: false };

const noAnswer: Answer = { problems: {}, notes: [] };

export type Configuration = ReturnType<typeof useConfiguration>;

/** The state of the Configuration dialog and its actions. */
export function useConfiguration(
  {
    saved,
    has_secret,
    purpose,
    discover,
    saveProfile,
  }: Omit<ConfigurationProps, 'read_only' | 'callback_url'> & { purpose: Purpose },
  onSaved: (undo: string | null) => void,
) {
  // `null` until the user types: the fields show the saved profile.
  const [typed, setTyped] = useState<ProfileDraft | null>(null);
  const [answer, setAnswer] = useState(noAnswer);
  const [as_new, setAsNew] = useState(false);
  const { busy, work } = useAction(() => setAnswer({ ...noAnswer, silent: true }));
  const untouched = startOf(purpose, saved);
  const draft = typed ?? untouched;

  const change = (changes: Partial<ProfileDraft>) => {
    setTyped((now) => ({ ...(now ?? untouched), ...changes }));
    // The failure of another URL no longer matters.
    if (changes.discovery_url !== undefined) setAnswer(({ failed: _, ...rest }) => rest);
  };

  const workWithin = (action: () => Promise<void>) =>
    work(async () => {
      const problems = tooLong(draft);
      if (problems) return setAnswer({ ...noAnswer, problems });
      await action();
    });

  async function fillFromDiscovery(): Promise<Discovered | null> {
    const found = await discover({ discovery_url: draft.discovery_url });
    if (!found.ok) {
      // The texts are long, and most users never need them.
      const { explainConfigure } = await import('@/lib/configure/explain');
      if (found.failure.step !== 'configure') throw new Error('discovery fails as configure does');
      const failed = {
        explanation: explainConfigure(found.failure),
        kind: failureKind(found.failure),
        answer: providerAnswer(found.failure),
        found: found.found,
      };
      setAnswer({ ...noAnswer, failed });
      if (found.usable) change(endpointsBeside(draft, found.usable));
      return null;
    }
    const { issuer } = found.metadata;
    const switched = switchedTemplate(draft, issuer);
    setAnswer({ ...noAnswer, notes: found.notes, ...(switched && { switched: switched.template }) });
    const unnamed = purpose !== 'edit' && draft.name === untouched.name;
    const filled = {
      discovery_url: found.discovery_url,
      ...endpointsOf(found.metadata),
      ...(unnamed && { name: poolIdOf(issuer) ?? new URL(issuer).host }),
      ...switched,
    };
    change(filled);
    return {
      filled,
      strange_hosts: found.notes.some(({ id, status }) => id.startsWith('host-') && status === 'warn'),
    };
  }

  async function save() {
    const discovered = needsDiscovery(draft) ? await fillFromDiscovery() : nothingNew;
    if (discovered === null) return;
    // Save confirms the hosts that are shown, so new hosts must be reviewed first.
    if (discovered.strange_hosts) return setAnswer((before) => ({ ...before, look_first: true }));
    const result = await saveProfile({ ...draft, ...discovered.filled, ...(as_new && { id: '' }) });
    if (!result.ok) {
      setAnswer((before) => ({ ...before, problems: result.problems }));
      return;
    }
    onSaved(result.undo);
  }

  function forget() {
    setTyped(null);
    setAnswer(noAnswer);
    setAsNew(false);
  }

  return {
    draft,
    change,
    /** Without a discovery URL, endpoints from the document or typed ones are enough. */
    enterByHand: () =>
      change({
        template: 'custom',
        discovery_url: '',
        ...(answer.failed?.found && endpointsOf(answer.failed.found)),
      }),
    chooseTemplate: (template: Template) =>
      change(templateDefaults(draft, template, purpose === 'copy' ? saved : null)),
    has_secret: has_secret && purpose !== 'new',
    ...answer,
    as_new,
    setAsNew,
    busy,
    discover: () => workWithin(async () => void (await fillFromDiscovery())),
    save: () => workWithin(save),
    forget,
  };
}
