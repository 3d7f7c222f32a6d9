import { described, Labelled } from '@/components/ui/labelled';
import { visibleText } from '@/lib/text/visible-text';
import type { Cube } from './use-cube';

const id = 'cube-filter';
const most = 8;

/**
 * The claim that the model filters by. Only the user’s model defines it, so the user enters it, or selects
 * one of the token’s claims.
 */
export function FilterField({ cube }: { cube: Cube }) {
  const { settings, problems, replayed } = cube;
  const { filter: _, ...others } = settings;
  const choose = (filter: string) => cube.change(filter === '' ? others : { ...others, filter });
  const candidates = (replayed?.candidates ?? []).filter((path) => path !== settings.filter).slice(0, most);
  const hint =
    candidates.length === 0 ? undefined : (
      <div className="row row-tight">
        In this token:
        {candidates.map((path) => (
          <button
            key={path}
            type="button"
            data-candidate={path}
            className="button button-small wire"
            onClick={() => choose(path)}
          >
            {visibleText(path)}
          </button>
        ))}
      </div>
    );
  return (
    <Labelled id={id} label="Your model filters by" problem={problems.filter} hint={hint}>
      <input
        className="field wire max-w-sm"
        placeholder="not set: no prediction about rows"
        value={settings.filter ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        {...described({ id, problem: problems.filter, hint })}
      />
    </Labelled>
  );
}
