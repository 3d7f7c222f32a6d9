import { failureContext } from '@/components/flow/failure-box';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import { explainRevocation } from '@/lib/exchange/explain-revocation';
import type { FlowView, VisibleRun } from '@/lib/views/flow';
import { Result } from './result';

/** What a revocation has ended, and what it has not. */
export function RevocationResult({ view, run }: { view: FlowView; run: VisibleRun }) {
  const { revocation } = run;
  if (!revocation) return null;
  return (
    <Result id="revoke" title="Revoke" at={revocation.at} now={view.now}>
      {revocation.ok ? (
        <>
          <p data-outcome="revoked">
            The provider answered 200: the <code className="wire">{revocation.token}</code> is good for
            nothing any longer. It would have said the same of a token that it does not know (RFC 7009 §2.2);
            Refresh shows the difference.
          </p>
          <p>
            Tokens that were issued before live on wherever only signature and{' '}
            <code className="wire">exp</code> are checked, as in Cube: the id_token until it expires. What
            asks the provider itself, such as userInfo, may find out at once. The login at the provider goes
            on too: that is ended by Sign out.
          </p>
        </>
      ) : (
        <ExplanationBox
          explanation={explainRevocation(revocation.failure, failureContext(view))}
          kind={failureKind(revocation.failure)}
          answer={providerAnswer(revocation.failure)}
        />
      )}
    </Result>
  );
}
