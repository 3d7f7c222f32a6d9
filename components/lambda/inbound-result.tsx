import type { WorkbenchRun } from '@/lib/views/lambda';
import { ClaimChanges } from '../inspect/claim-changes';
import { Findings } from './findings';
import { ResponseAndLog } from './response-and-log';
import { ResultSection } from './result-section';
import type { WorkbenchState } from './use-workbench';

type Result = Extract<WorkbenchRun, { trigger: 'inbound' }>;
type Props = { result: Result; stale: boolean; state: WorkbenchState; now: number };

/** The result of an inbound federation handler: the attributes that Cognito maps to the user’s profile. */
export function InboundResult({ result: { report, run }, stale, state, now }: Props) {
  const { before, after, response, findings } = report;
  return (
    <ResultSection duration_ms={run.duration_ms} issued={after !== null} stale={stale}>
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
    </ResultSection>
  );
}
