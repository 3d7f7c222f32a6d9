import { WireBlock } from '@/components/ui/wire-block';
import type { CubeView } from '@/lib/pre-token/cube-view';
import type { WorkbenchRun } from '@/lib/views/lambda';
import { ClaimChanges } from '../inspect/claim-changes';
import { Findings } from './findings';
import { ResponseAndLog } from './response-and-log';
import { ResultSection } from './result-section';
import type { WorkbenchState } from './use-workbench';

type Result = Extract<WorkbenchRun, { trigger: 'pre-token' }>;
type Props = { result: Result; stale: boolean; state: WorkbenchState; now: number };

/** The result of a run: Cognito's rules, the claims of both tokens, the response, and the log. */
export function RunResult({ result, stale, state, now }: Props) {
  const { report, run, cube, cognito_error } = result;
  const { tokens, without, response, findings } = report;
  return (
    <ResultSection
      duration_ms={run.duration_ms}
      issued={tokens !== null}
      stale={stale}
      meaning={
        tokens === null &&
        (report.is_runnable ? (
          <b className="text-fail">No tokens issued</b>
        ) : (
          <b className="text-warn">Not runnable here</b>
        ))
      }
    >
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
    </ResultSection>
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
