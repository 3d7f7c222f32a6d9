import { described, Labelled } from '@/components/ui/labelled';
import { type CubeVariable, cubeVariables } from '@/lib/configure/profile/cube-settings';
import type { CubeFinding } from '@/lib/cube/outcome';
import { Finding } from './finding';
import type { Cube } from './use-cube';

/** Cube's variables, each with what is wrong with it where it stands. */
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
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        <Secret member="has_api_secret" name="CUBEJS_API_SECRET" cube={cube} />
        <Secret member="has_jwt_key" name="CUBEJS_JWT_KEY" cube={cube} />
      </div>
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
          placeholder={value === undefined ? 'not set' : 'set to nothing'}
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

type SecretProps = { member: 'has_api_secret' | 'has_jwt_key'; name: string; cube: Cube };

/** That there is one is enough: it is neither asked for nor kept. */
function Secret({ member, name, cube }: SecretProps) {
  return (
    <label className="flex min-h-6 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        className="accent-accent"
        checked={cube.settings[member]}
        onChange={(event) => cube.change({ ...cube.settings, [member]: event.currentTarget.checked })}
      />
      <span>
        <span className="wire">{name}</span> is set
      </span>
    </label>
  );
}
