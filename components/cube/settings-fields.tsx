import { described, Labelled } from '@/components/ui/labelled';
import {
  type CubeSettings,
  type CubeVariable,
  cubeVariables,
  cubeVersions,
} from '@/lib/configure/profile/cube-settings';
import type { CubeFinding } from '@/lib/cube/outcome';
import type { CubeSecrets } from '@/lib/cube/secrets';
import { newestCube } from '@/lib/cube/version';
import { Finding } from './finding';
import type { Cube } from './use-cube';

/** Cube’s variables, each with its problems. */
export function SettingsFields({ cube }: { cube: Cube }) {
  const findings = cube.stale ? [] : (cube.replayed?.replay.findings ?? []);
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Variables</legend>
      {cubeVariables.map((name) => (
        <Variable
          key={name}
          name={name}
          cube={cube}
          findings={findings.filter(({ variable }) => variable === name)}
        />
      ))}
      <details open={Object.keys(cube.secrets).length > 0}>
        <summary className="w-fit text-muted hover:text-ink">Secrets</summary>
        <div className="mt-1 space-y-2">
          <p className="text-xs text-muted">
            Only that a secret is set is saved. A value you enter is used for predictions on this page.
          </p>
          {secrets.map((secret) => (
            <Secret key={secret.name} {...secret} cube={cube} />
          ))}
        </div>
      </details>
      <Version cube={cube} />
    </fieldset>
  );
}

type VariableProps = { name: CubeVariable; cube: Cube; findings: CubeFinding[] };

function Variable({ name, cube, findings }: VariableProps) {
  const id = `cube-${name}`;
  const value = cube.settings.variables[name];
  const failed = findings.some(({ status }) => status === 'fail');
  const hint = findings.length > 0 && (
    <ul className="space-y-2">
      {findings.map((finding) => (
        <Finding key={finding.id} finding={finding} />
      ))}
    </ul>
  );
  return (
    <Labelled id={id} label={name} wire hint={hint}>
      <div className="flex items-center gap-2">
        <input
          type="text"
          className="field wire"
          placeholder={value === undefined ? 'not set' : 'set to an empty value'}
          value={value ?? ''}
          onChange={(event) => cube.set(name, event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          {...described({ id, problem: failed, hint })}
          aria-describedby={hint ? `${id}-hint` : undefined}
        />
        {value === '' && (
          <button type="button" className="button button-small" onClick={() => cube.set(name, '')}>
            Unset<span className="sr-only"> {name}</span>
          </button>
        )}
      </div>
    </Labelled>
  );
}

type Flag = 'has_api_secret' | 'has_api_secrets' | 'has_jwt_key' | 'has_playground_secret';

const secrets: { flag: Flag; secret: keyof CubeSecrets; name: string }[] = [
  { flag: 'has_api_secret', secret: 'apiSecret', name: 'CUBEJS_API_SECRET' },
  { flag: 'has_api_secrets', secret: 'apiSecrets', name: 'CUBEJS_API_SECRETS' },
  { flag: 'has_jwt_key', secret: 'jwtKey', name: 'CUBEJS_JWT_KEY' },
  { flag: 'has_playground_secret', secret: 'playgroundAuthSecret', name: 'CUBEJS_PLAYGROUND_AUTH_SECRET' },
];

type SecretProps = { flag: Flag; secret: keyof CubeSecrets; name: string; cube: Cube };

function Secret({ flag, secret, name, cube }: SecretProps) {
  const isSet = cube.settings[flag] === true;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <label className="flex min-h-6 cursor-pointer items-center gap-2">
        <input
          type="checkbox"
          className="accent-accent"
          checked={isSet}
          onChange={(event) => cube.change(withFlag(cube.settings, flag, event.currentTarget.checked))}
        />
        <span>
          <span className="wire">{name}</span> is set
        </span>
      </label>
      {isSet && (
        <input
          type="password"
          className="field wire min-w-0 flex-1"
          aria-label={`Value of ${name}`}
          // Uncontrolled: React would write the value into the markup.
          placeholder={
            cube.secrets[secret] === undefined ? 'value (optional, not saved)' : 'given for this page'
          }
          onChange={(event) => cube.setSecret(secret, event.currentTarget.value)}
          autoComplete="off"
        />
      )}
    </div>
  );
}

function withFlag(settings: CubeSettings, flag: Flag, isSet: boolean): CubeSettings {
  if (flag === 'has_api_secret' || flag === 'has_jwt_key') return { ...settings, [flag]: isSet };
  const { [flag]: _, ...others } = settings;
  return isSet ? { ...others, [flag]: true } : others;
}

function Version({ cube: { settings, change } }: { cube: Cube }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Labelled id="cube-version" label="Cube version">
        <select
          id="cube-version"
          className="field"
          value={settings.version ?? newestCube}
          onChange={(event) => change(withVersion(settings, event.currentTarget.value))}
        >
          <option value="1">1.x</option>
          <option value="0.33">0.33</option>
        </select>
      </Labelled>
      <Labelled id="cube-base-path" label="Base path">
        <input
          id="cube-base-path"
          type="text"
          className="field wire"
          placeholder="/cubejs-api"
          value={settings.base_path ?? ''}
          onChange={(event) => change(withBasePath(settings, event.currentTarget.value))}
          autoComplete="off"
          spellCheck={false}
        />
      </Labelled>
    </div>
  );
}

function withVersion(settings: CubeSettings, value: string): CubeSettings {
  const version = cubeVersions.find((each) => each === value);
  return version ? { ...settings, version } : settings;
}

function withBasePath({ base_path: _, ...settings }: CubeSettings, value: string): CubeSettings {
  return value.trim() === '' ? settings : { ...settings, base_path: value };
}
