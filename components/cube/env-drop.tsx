import { type ClipboardEvent, type DragEvent, useState } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import type { CubeEnv } from '@/lib/cube/env-file';
import type { Cube } from './use-cube';

const id = 'cube-env';

/** Bytes of a dropped file that are read: far more than any settings have. */
const fileLimit = 200_000;

/**
 * Where Cube's settings are pasted or dropped: a .env file, `docker run -e`, Compose, Kubernetes, or Helm. They're read in
 * the page. The text itself isn't kept, not even in the box; a secret in it is used for predictions until the page is left.
 */
export function EnvDrop({ cube }: { cube: Cube }) {
  const [read, setRead] = useState<CubeEnv | null>(null);

  /** Predict waits for it: until the settings are read, it would use the earlier ones. */
  const take = (pasted: string | Promise<string>) =>
    cube.work(async () => {
      // YAML is read only where someone pastes settings.
      const { readCubeSettings } = await import('@/lib/cube/settings-text');
      const env = readCubeSettings(await pasted);
      setRead(env);
      if (hasAny(env)) cube.take(env);
    });

  function onPaste(event: ClipboardEvent) {
    event.preventDefault();
    take(event.clipboardData.getData('text'));
  }

  function onDrop(event: DragEvent) {
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    take(file ? file.slice(0, fileLimit).text() : event.dataTransfer.getData('text'));
  }

  const hint =
    'A .env file, docker run -e, Compose, Kubernetes, or Helm values. A secret is used for predictions on this page and never kept.';
  return (
    <Labelled id={id} label="Paste your settings" hint={hint}>
      <textarea
        rows={2}
        className="field wire resize-none"
        placeholder="CUBEJS_JWK_URL=…, or drop the file here"
        value=""
        onChange={(event) => take(event.currentTarget.value)}
        onPaste={onPaste}
        onDrop={onDrop}
        autoComplete="off"
        spellCheck={false}
        {...described({ id, hint })}
      />
      <div role="status" className="space-y-1 empty:hidden">
        {read && <WhatWasRead env={read} />}
      </div>
    </Labelled>
  );
}

const hasAny = ({ settings, notes }: CubeEnv) =>
  Object.keys(settings.variables).length > 0 ||
  settings.has_api_secret ||
  settings.has_jwt_key ||
  settings.has_api_secrets === true ||
  settings.has_playground_secret === true ||
  notes.length > 0;

function WhatWasRead({ env }: { env: CubeEnv }) {
  if (!hasAny(env))
    return (
      <p data-note="nothing-imported" className="font-medium text-warn">
        No Cube variables found.
      </p>
    );
  const amount = Object.keys(env.settings.variables).length;
  const secrets = Object.keys(env.secrets).length;
  return (
    <>
      <p data-imported={amount}>
        Imported {amount} {amount === 1 ? 'variable' : 'variables'} from {forms[env.form]}
        {secrets > 0 && ', with a secret for this page only'}.
      </p>
      {env.notes.map(({ kind, variable, line }) => (
        <p key={`${kind} ${line}`} data-note={kind} data-line={line} className="text-warn">
          Line {line}, <span className="wire">{variable}</span>: {notes[kind]}
        </p>
      ))}
    </>
  );
}

const forms: Record<CubeEnv['form'], string> = {
  env: 'a .env file',
  compose: 'a Compose file',
  docker: 'docker run',
  kubernetes: 'Kubernetes',
  helm: 'Helm values',
};

const notes: Record<CubeEnv['notes'][number]['kind'], string> = {
  ignored: 'Cube ignores this line. A line must start with the name, followed by an equals sign.',
  overruled: 'a later line overrides this one.',
  'unclosed-quote': 'the quote isn’t closed on this line, so Cube reads on into the next lines.',
  reference: 'Cube doesn’t expand variables in .env. The value is exactly this text.',
  'no-effect': 'it has no effect in .env, because Cube’s server sets it first.',
  outside: 'its value comes from elsewhere. Enter it below.',
};
