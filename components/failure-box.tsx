import { explain } from '@/lib/explain';
import type { Failure } from '@/lib/failure';
import { ExplanationBox } from './explanation-box';
import type { FlowView } from './flow-view';
import { providerAnswer } from './provider-answer';

/** A failure of the page's run or profile, in words. */
export function FailureBox({ failure, view }: { failure: Failure; view: FlowView }) {
  const { profile, metadata, callback_url } = view;
  const { client_id, scope, has_secret } = profile;
  const explanation = explain(failure, {
    client_id,
    scope,
    has_secret,
    callback_url,
    ...(metadata && { metadata }),
  });
  return <ExplanationBox explanation={explanation} answer={providerAnswer(failure)} />;
}
