import { Distance } from '@/components/ui/distance';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { Mark } from '@/components/ui/mark';
import { WireBlock } from '@/components/ui/wire-block';
import type { Comparison } from '@/lib/cube/compare';
import type { RealCube } from '@/lib/cube/real-cube';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';

type Props = {
  answer: { real: RealCube; comparisons: readonly Comparison[] };
  /** The profile is the demo's, which has a Cube of its own. */
  is_demo: boolean;
  /** Unix time in milliseconds. */
  now: number;
};

const source = { text: "Cube's REST API", url: 'https://cube.dev/docs/rest-api' };

/** What a running Cube said to the token, beside what was foretold. */
export function CubeAnswer({ answer: { real, comparisons }, is_demo, now }: Props) {
  if (!real.up) {
    return (
      <>
        <ExplanationBox
          explanation={explainOutbound(real.fault, 'word that Cube is up', source)}
          kind={real.fault.kind}
        />
        {is_demo && (
          <p>
            The demo has a Cube of its own: <code className="wire">npm run demo:cube</code> starts it, in
            another terminal.
          </p>
        )}
      </>
    );
  }
  const differs = comparisons.some(({ agrees }) => agrees === false);
  return (
    <section
      aria-label="What your Cube said"
      data-section="real-cube"
      data-enforced={String(real.enforced)}
      data-agrees={!differs}
      className="space-y-2"
    >
      <p className="text-muted">
        <span className="font-medium text-ink">
          {differs ? 'Your Cube answers otherwise than foretold.' : 'Your Cube answers as foretold.'}
        </span>{' '}
        {real.version === null ? 'Cube' : `Cube ${visibleText(real.version)}`} at{' '}
        <span className="wire">{visibleText(real.cube_url)}</span>, {modes[String(real.enforced) as Mode]}{' '}
        Asked{' '}
        <span title={utc(real.asked_at) ?? ''}>
          <Distance to={real.asked_at} now={now} />
        </span>
        .
      </p>
      <div className="overflow-hidden rounded-md border border-line bg-panel">
        <table className="w-full text-left">
          <thead className="text-xs text-muted">
            <tr>
              <th className="px-3 py-1 font-normal">Question</th>
              <th className="px-3 py-1 font-normal">Foretold</th>
              <th className="px-3 py-1 font-normal">Your Cube</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line border-t border-line">
            {comparisons.map((comparison) => (
              <Row key={comparison.what} comparison={comparison} />
            ))}
          </tbody>
        </table>
      </div>
      {real.sql && <Sql sql={real.sql} />}
    </section>
  );
}

type Mode = 'true' | 'false' | 'null';

const modes: Record<Mode, string> = {
  true: 'which refuses a request without a token: the check is enforced.',
  false: 'in dev mode: it answers a request without a token.',
  null: 'which does not tell whether the check is enforced.',
};

const questions: Record<Comparison['what'], string> = {
  meta: 'The data model (/meta)',
  sql: 'A query (/sql)',
  rows: 'Whose rows',
};

function Row({ comparison: { what, predicted, real, agrees, why } }: { comparison: Comparison }) {
  const status = agrees === null ? 'skip' : agrees ? 'pass' : 'warn';
  return (
    <tr
      data-comparison={what}
      data-agrees={String(agrees)}
      className={agrees === false ? 'bg-warn-soft' : ''}
    >
      <th scope="row" className="px-3 py-1 align-top font-medium">
        <span className="flex gap-2">
          <Mark status={status} />
          {questions[what]}
        </span>
      </th>
      <td className="px-3 py-1 align-top wrap-anywhere">{visibleText(predicted)}</td>
      <td className="px-3 py-1 align-top wrap-anywhere">
        {visibleText(real)}
        {why !== undefined && <p className="text-muted">{why}</p>}
      </td>
    </tr>
  );
}

function Sql({ sql: { query, sql, values } }: { sql: NonNullable<Extract<RealCube, { up: true }>['sql']> }) {
  return (
    <details>
      <summary className="w-fit text-muted hover:text-ink">
        The query, its SQL and what is bound in it
      </summary>
      <div className="mt-1 space-y-1">
        <WireBlock text={JSON.stringify(query)} />
        {sql !== null && <WireBlock text={sql} />}
        {sql !== null && <WireBlock text={JSON.stringify(values)} />}
      </div>
    </details>
  );
}
