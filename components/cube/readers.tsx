import { filterOf } from '@/lib/cube/filter-of';
import { cubeOptions } from '@/lib/cube/options';
import type { Outcome } from '@/lib/cube/outcome';
import { type Reader, readersOf } from '@/lib/cube/readers';
import { newestCube } from '@/lib/cube/version';
import { visibleText } from '@/lib/text/visible-text';
import type { Cube } from './use-cube';

/** What the model, cube.js, and an access policy each read from the path that the model filters by. */
export function Readers({ outcome, settings }: { outcome: Outcome; settings: Cube['settings'] }) {
  const path = filterOf(settings);
  if (path === undefined) return null;
  const namespace = cubeOptions(settings).claims_namespace;
  const readers = readersOf(outcome, path, { version: settings.version ?? newestCube, namespace });
  return (
    <section aria-label="What each reader sees" className="space-y-1">
      <h2 className="font-semibold">What each reader sees</h2>
      <div className="overflow-hidden rounded-md border border-line bg-panel">
        <table className="w-full text-left">
          <thead className="text-xs text-muted">
            <tr>
              <th className="px-3 py-1 font-normal">Reader</th>
              <th className="px-3 py-1 font-normal">Value</th>
              <th className="px-3 py-1 font-normal">Result</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {readers.map((reader) => (
              <Row key={reader.id} reader={reader} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="text-xs text-muted">
        Cube’s docs call SECURITY_CONTEXT deprecated. Flat claims without a namespace work for every reader;
        so does an extendContext that spreads the grouped claims.
      </p>
    </section>
  );
}

const effects: Record<Reader['effect'], string> = {
  own: 'its rows',
  all: 'every tenant’s rows',
  none: 'no rows',
  fails: 'no value: the code may throw',
  unknown: 'depends on your code',
};

function Row({ reader: { id, where, code, value, effect, note } }: { reader: Reader }) {
  const colour = effect === 'own' || effect === 'unknown' ? '' : 'text-warn';
  return (
    <tr data-reader={id} data-effect={effect}>
      <th scope="row" className="px-3 py-1 align-top font-normal">
        <span className="wire wrap-anywhere">{visibleText(code)}</span>
        <span className="block text-xs text-muted">{where}</span>
      </th>
      <td className="wire px-3 py-1 align-top wrap-anywhere">{visibleText(value)}</td>
      <td className={`px-3 py-1 align-top wrap-anywhere ${colour}`}>
        {effects[effect]}
        {note && <p className="text-xs text-muted">{visibleText(note)}</p>}
      </td>
    </tr>
  );
}
