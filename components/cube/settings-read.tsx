import type { CubeEnv } from '@/lib/cube/env-file';
import { hasSettings } from '@/lib/cube/has-settings';

/** What was read from pasted settings, and which lines Cube reads otherwise than meant. */
export function SettingsRead({ env }: { env: CubeEnv }) {
  if (!hasSettings(env))
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
