import { WireBlock } from '@/components/ui/wire-block';
import type { CubeView } from '@/lib/pre-token/cube-view';
import type { WorkbenchRun } from '@/lib/views/lambda';
import { ClaimChanges } from '../inspect/claim-changes';
import { Findings } from './findings';
import { ResponseAndLog } from './response-and-log';
import type { WorkbenchState } from './use-workbench';

type Result = Extract<WorkbenchRun, { trigger: 'pre-token' }>;
type Props = { result: Result; stale: boolean; state: WorkbenchState; now: number };

/** The result of a run: Cognito's rules, the claims of both tokens, the response, and the log. */
export function RunResult({ result, stale, state, now }: Props) {
  const { report, run, cube, cognito_error } = result;
  const { tokens, without, response, findings } = report;
  return (
    <section
      aria-label="Result"
      data-section="result"
      data-issued={tokens !== null}
      data-stale={stale}
      className="space-y-5 border-t border-line pt-4"
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-[0.9375rem] font-semibold">Result</h2>
        <span className="text-muted">{Math.round(run.duration_ms)} ms</span>
        {stale && <span className="text-warn">Outdated. Select Run to update.</span>}
        {tokens === null &&
          (report.is_runnable ? (
            <b className="text-fail">No tokens issued</b>
          ) : (
            <b className="text-warn">Not runnable here</b>
          ))}
      </div>
      {cognito_error !== null && (
        <p>
          Cognito’s error at the callback: <span className="wire text-fail">{cognito_error}</span>
        </p>
      )}
      <Findings findings={findings} state={state} />
      {tokens?.id && (
        <ClaimChanges
          title="id_token"
          names={['Without trigger', 'With trigger']}
          before={without.id ?? {}}
          after={tokens.id}
          now={now}
        />
      )}
      {tokens && (
        <ClaimChanges
          title="access_token"
          names={['Without trigger', 'With trigger']}
          before={without.access}
          after={tokens.access}
          now={now}
        />
      )}
      {cube && <CubeReads view={cube} />}
      <ResponseAndLog response={response} run={run} />
    </section>
  );
}

const colours: Record<CubeView['rows'], string> = {
  own: 'text-pass',
  unknown: 'text-muted',
  none: 'text-fail',
  all: 'text-fail',
  unreadable: 'text-fail',
};

function rowsText({ rows, filter }: CubeView): string {
  switch (rows) {
    case 'own':
      return `A cube that filters by ${filter} returns this value’s rows.`;
    case 'all':
      return `It has no ${filter}, so a cube that filters by ${filter} returns every tenant’s rows.`;
    case 'none':
      return `A cube that filters by ${filter} returns no rows.`;
    case 'unreadable':
      return 'It isn’t an object at every level, so every query that uses SECURITY_CONTEXT fails.';
    case 'unknown':
      return 'Which rows this returns depends on the claim your model filters by. Set it on the Cube page.';
  }
}

function CubeReads({ view }: { view: CubeView }) {
  const { namespace, context, rows } = view;
  return (
    <section
      aria-label="Security context in Cube"
      data-section="in-cube"
      data-rows={rows}
      className="space-y-2"
    >
      <h2 className="text-[0.9375rem] font-semibold">Security context in Cube</h2>
      <p>
        {namespace === null ? (
          'Without CUBEJS_JWT_CLAIMS_NAMESPACE, SECURITY_CONTEXT contains all claims.'
        ) : (
          <>
            With <code className="wire">CUBEJS_JWT_CLAIMS_NAMESPACE={namespace}</code>, SECURITY_CONTEXT is:
          </>
        )}
      </p>
      {namespace !== null && <WireBlock text={JSON.stringify(context, null, 2)} />}
      <p className={colours[rows]}>{rowsText(view)}</p>
    </section>
  );
}
