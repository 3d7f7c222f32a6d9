import { Fold } from '@/components/ui/fold';
import { described, Labelled } from '@/components/ui/labelled';
import { later } from '@/components/ui/later';
import {
  type CubeSettings,
  type CubeVariable,
  cubeVariables,
  cubeVersions,
} from '@/lib/configure/profile/cube-settings';
import type { CubeFinding } from '@/lib/cube/outcome';
import { newestCube } from '@/lib/cube/version';
import { Finding } from './finding';
import type { Cube } from './use-cube';

const SecretFields = later(() => import('./secret-fields').then((module) => module.SecretFields));

/** Seldom set. */
const rare: CubeVariable[] = ['CUBEJS_JWT_SUBJECT', 'CUBEJS_DEFAULT_API_SCOPES', 'NODE_ENV'];
const usual = cubeVariables.filter((name) => !rare.includes(name));

/** Cube’s variables, each with its problems. */
export function SettingsFields({ cube }: { cube: Cube }) {
  const { variables, base_path } = cube.settings;
  const findings = cube.stale ? [] : (cube.replayed?.replay.findings ?? []);
  const fields = (names: CubeVariable[]) =>
    names.map((name) => (
      <Variable
        key={name}
        name={name}
        cube={cube}
        findings={findings.filter(({ variable }) => variable === name)}
      />
    ));
  const isRareUsed = base_path !== undefined || rare.some((name) => variables[name] !== undefined);
  return (
    <fieldset className="space-y-3">
      <legend className="sr-only">Variables</legend>
      {fields(usual)}
      <Version cube={cube} />
      <Fold id="secrets" title="Secrets" open={Object.keys(cube.secrets).length > 0}>
        {() => <SecretFields cube={cube} />}
      </Fold>
      <Fold id="more-settings" title="More settings" open={isRareUsed}>
        {() => (
          <div className="space-y-3">
            {fields(rare)}
            <BasePath cube={cube} />
          </div>
        )}
      </Fold>
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
      <input
        className="field wire"
        placeholder={value ? undefined : value === '' ? 'set to an empty value' : 'not set'}
        value={value ?? ''}
        onChange={(event) => cube.set(name, event.currentTarget.value)}
        {...described({ id, problem: failed, hint })}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      {value === '' && (
        <button type="button" className="button button-small" onClick={() => cube.set(name, '')}>
          Unset<span className="sr-only"> {name}</span>
        </button>
      )}
    </Labelled>
  );
}

function Version({ cube: { settings, change } }: { cube: Cube }) {
  return (
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
  );
}

function BasePath({ cube: { settings, change } }: { cube: Cube }) {
  return (
    <Labelled id="cube-base-path" label="Base path">
      <input
        id="cube-base-path"
        className="field wire"
        placeholder="/cubejs-api"
        value={settings.base_path ?? ''}
        onChange={(event) => change(withBasePath(settings, event.currentTarget.value))}
      />
    </Labelled>
  );
}

function withVersion(settings: CubeSettings, value: string): CubeSettings {
  const version = cubeVersions.find((each) => each === value);
  return version ? { ...settings, version } : settings;
}

function withBasePath({ base_path: _, ...settings }: CubeSettings, value: string): CubeSettings {
  return value.trim() === '' ? settings : { ...settings, base_path: value };
}
