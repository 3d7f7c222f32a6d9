import { Distance } from '@/components/ui/distance';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { Mark } from '@/components/ui/mark';
import { WireBlock } from '@/components/ui/wire-block';
import { type Comparison, verdictOf } from '@/lib/cube/compare';
import type { RealCube } from '@/lib/cube/real-cube';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';

type Props = {
  answer: { real: RealCube; comparisons: readonly Comparison[] };
  /** The profile is the demo pool's, which has its own Cube. */
  is_demo: boolean;
  /** Unix time in milliseconds. */
  now: number;
};

const source = { text: "Cube's REST API", url: 'https://cube.dev/docs/rest-api' };

/** The response of a running Cube to the token, next to the prediction. */
export function CubeAnswer({ answer: { real, comparisons }, is_demo, now }: Props) {
  if (!real.up) {
    return (
      <>
        <ExplanationBox
          explanation={explainOutbound(real.fault, 'a response that Cube is up', source)}
          kind={real.fault.kind}
        />
        {is_demo && (
          <p>
            The demo has its own Cube. Start it in another terminal:{' '}
            <code className="wire">npm run demo:cube</code>.
          </p>
        )}
      </>
    );
  }
  const headline = headlineOf(real, comparisons);
  const verdict = verdictOf(comparisons);
  return (
    <section
      aria-label="Your Cube’s response"
      data-section="real-cube"
      data-enforced={String(real.enforced)}
      data-agrees={verdict !== 'differs'}
      data-verdict={verdict}
      className="space-y-2"
    >
      <h2 className="flex gap-2 text-[0.9375rem] font-semibold">
        <Mark status={headline.status} />
        {visibleText(headline.text)}
      </h2>
      <p className="text-muted">
        <span className="font-medium text-ink">{verdicts[verdict]}</span>{' '}
        {real.version === null ? 'Cube' : `Cube ${visibleText(real.version)}`} at{' '}
        <span className="wire">{visibleText(real.cube_url)}</span>, {modeText(real)} Tested{' '}
        <span title={utc(real.asked_at) ?? ''}>
          <Distance to={real.asked_at} now={now} />
        </span>
        .
      </p>
      <div className="overflow-hidden rounded-md border border-line bg-panel">
        <table className="w-full text-left">
          <thead className="text-xs text-muted">
            <tr>
              <th className="px-3 py-1 font-normal">Check</th>
              <th className="px-3 py-1 font-normal">Predicted</th>
              <th className="px-3 py-1 font-normal">Actual</th>
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

type Up = Extract<RealCube, { up: true }>;

const verdicts = {
  agrees: 'Your Cube’s response matches the prediction.',
  differs: 'Your Cube’s response differs from the prediction.',
  undecided: 'Your Cube’s response doesn’t show how it uses this token.',
};

function modeText({ enforced, version }: Up): string {
  if (enforced === true) return 'with authentication enforced.';
  if (enforced === null) return 'authentication mode unknown.';
  return version === null
    ? 'which accepts requests without a token.'
    : 'in dev mode: it accepts requests without a token.';
}

/** The actual response matters most, so it's first. */
function headlineOf({ meta, sql, cubes }: Up, comparisons: readonly Comparison[]) {
  const rows = comparisons.find(({ what }) => what === 'rows');
  const refused = [meta, sql?.reply].find((reply) => reply && reply.status !== 200);
  if (refused) {
    const text = [refused.status ?? 'No response', refused.error].filter((part) => part !== null).join(' ');
    return { status: 'fail' as const, text };
  }
  if (cubes === 0) return { status: 'warn' as const, text: '200, but this token sees no cube' };
  const isFiltered = rows?.real.startsWith('rows where') ?? false;
  return {
    status: isFiltered ? ('pass' as const) : ('warn' as const),
    text: sql === null || !rows ? '200' : `200, ${rows.real}`,
  };
}

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
      <summary className="w-fit text-muted hover:text-ink">Query, SQL, and bound values</summary>
      <div className="mt-1 space-y-1">
        <WireBlock text={JSON.stringify(query)} />
        {sql !== null && <WireBlock text={sql} />}
        {sql !== null && <WireBlock text={JSON.stringify(values)} />}
      </div>
    </details>
  );
}
