import { ExplanationBox } from '@/components/ui/explanation-box';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import type { FailureContext } from '@/lib/oidc/explanation';
import { explain } from '@/lib/run/explain';
import type { Failure } from '@/lib/run/failure';
import type { FlowView } from '@/lib/views/flow';

/** Explains a failure of the page's run or profile. */
export function FailureBox({ failure, view }: { failure: Failure; view: FlowView }) {
  return (
    <ExplanationBox
      explanation={explain(failure, failureContext(view))}
      kind={failureKind(failure)}
      answer={providerAnswer(failure)}
    />
  );
}

/** The context for explaining a failure of the page's run or profile. */
export function failureContext({ profile, metadata, callback_url, run }: FlowView): FailureContext {
  const { client_id, scope, has_secret } = profile;
  return {
    client_id,
    scope,
    has_secret,
    callback_url,
    ...(metadata && { metadata }),
    ...(run?.grant && { grant: run.grant }),
  };
}
