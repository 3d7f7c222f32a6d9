import { count } from '@/lib/check';
import type { Verdict } from '@/lib/verify/verdict';
import { CheckList } from './check-list';
import type { FlowView } from './flow-view';
import { StepSection } from './step-section';
import { stepStatus } from './step-status';

const headlines: Record<Verdict, string> = {
  valid: 'Valid',
  invalid: 'Invalid',
  unverified: 'Unverified',
};

export function VerifyStep({ view }: { view: FlowView }) {
  const { run } = view;
  const verification = run?.verification;
  return (
    <StepSection
      label="Verify"
      id="verify"
      number={4}
      status={stepStatus(view).verify}
      verdict={verification?.verdict}
      summary={
        verification ? (
          <>
            <b className="text-ink">{headlines[verification.verdict]}</b> ·{' '}
            {count(verification.checks, 'pass')} pass · {count(verification.checks, 'fail')} fail ·{' '}
            {count(verification.checks, 'warn')} warn
          </>
        ) : (
          'Signature, issuer, audience, times, nonce and the rest'
        )
      }
      action={
        run?.token_response &&
        !verification &&
        view.verify_open && (
          <form method="post" action={`/runs/${run.id}/verify`}>
            <button type="submit" className="button button-primary">
              Verify
            </button>
          </form>
        )
      }
    >
      {verification && <CheckList checks={verification.checks} />}
    </StepSection>
  );
}
