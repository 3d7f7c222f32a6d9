import type { WorkbenchRun } from '@/lib/views/lambda';
import { ClaimChanges } from '../inspect/claim-changes';
import { Findings } from './findings';
import { ResponseAndLog } from './response-and-log';
import type { WorkbenchState } from './use-workbench';

type Result = Extract<WorkbenchRun, { trigger: 'inbound' }>;
type Props = { result: Result; stale: boolean; state: WorkbenchState; now: number };

/** The result of an inbound federation handler: the attributes that Cognito maps to the user’s profile. */
export function InboundResult({ result: { report, run }, stale, state, now }: Props) {
  const { before, after, response, findings } = report;
  return (
    <section
      aria-label="Result"
      data-section="result"
      data-issued={after !== null}
      data-stale={stale}
      className="space-y-5 border-t border-line pt-4"
    >
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-[0.9375rem] font-semibold">Result</h2>
        <span className="text-muted">{Math.round(run.duration_ms)} ms</span>
        {stale && <span className="text-warn">Outdated. Select Run to update.</span>}
      </div>
      <Findings findings={findings} state={state} />
      {after && (
        <>
          <ClaimChanges
            title="Attributes"
            names={['From the provider', 'To map']}
            before={before}
            after={after}
            now={now}
          />
          <p className="text-muted">Cognito then applies the attribute mapping of the identity provider.</p>
        </>
      )}
      <ResponseAndLog response={response} run={run} />
    </section>
  );
}
