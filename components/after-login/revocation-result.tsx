import { failureContext } from '@/components/flow/failure-box';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import { explainRevocation } from '@/lib/exchange/explain-revocation';
import type { VisibleRun } from '@/lib/run/visible-run';
import type { FlowView } from '@/lib/views/flow';
import { Result } from './result';

/** What a revocation invalidated, and what remains valid. */
export function RevocationResult({ view, run }: { view: FlowView; run: VisibleRun }) {
  const { revocation } = run;
  if (!revocation) return null;
  return (
    <Result id="revoke" title="Revoke" at={revocation.at} now={view.now}>
      {revocation.ok ? (
        <>
          <p data-outcome="revoked">
            The provider returned 200: the <code className="wire">{revocation.token}</code> is revoked.
            (Providers also return 200 for unknown tokens, RFC 7009 §2.2.)
          </p>
          <p className="quiet">
            Tokens that were already issued keep working wherever only the signature and{' '}
            <code className="wire">exp</code> are checked. Cube accepts the id_token until it expires. The
            provider’s own endpoints, such as UserInfo, may reject them at once. You’re still signed in at the
            provider until you select <b>Sign out</b>.
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
