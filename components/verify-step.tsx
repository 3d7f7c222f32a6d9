import { type Check, count } from '@/lib/check';
import { utc } from '@/lib/time';
import { decode } from '@/lib/verify/decode';
import type { Verdict } from '@/lib/verify/verdict';
import { CheckAgain } from './check-again';
import { CheckList } from './check-list';
import { inOrder } from './check-order';
import { DecodedToken } from './decoded-token';
import { Expiry } from './distance';
import type { FlowView } from './flow-view';
import { StepSection } from './step-section';
import { standing } from './step-status';

export function VerifyStep({ view }: { view: FlowView }) {
  const { run, verify_open, now } = view;
  const verification = run?.verification;
  const decoded =
    verify_open && run?.token_response?.id_token ? decode(run.token_response.id_token) : undefined;
  const { foremost, rest } = inOrder(verification?.checks ?? []);
  const exp = decoded?.payload?.object?.exp;
  return (
    <StepSection
      label="Verify"
      id="verify"
      number={4}
      {...standing(view, 'verify')}
      verdict={verification?.verdict}
      summary={
        verification ? (
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <VerdictBadge verdict={verification.verdict} />
            <span>{tally(verification.checks)}</span>
            {typeof exp === 'number' && <Expiry at={exp} now={now} />}
          </span>
        ) : (
          'the signature, then every claim that has a rule'
        )
      }
      action={
        run?.token_response &&
        !verification &&
        verify_open && (
          <form method="post" action={`/runs/${run.id}/verify`}>
            <button type="submit" className="button button-primary">
              Verify
            </button>
          </form>
        )
      }
    >
      {run && verification && (
        <>
          <p>
            {meanings[verification.verdict]}{' '}
            <span className="text-muted">Checked at {utc(verification.verified_at)}.</span>
          </p>
          <CheckAgain run_id={run.id} clock_tolerance={verification.clock_tolerance} />
        </>
      )}
      {foremost.length > 0 && <CheckList checks={foremost} />}
      {decoded && <DecodedToken decoded={decoded} now={now} verified={verification !== undefined} />}
      {rest.length > 0 && (
        <details open>
          <summary className="mb-2 w-fit text-muted hover:text-ink">{rest.length} more checks</summary>
          <CheckList checks={rest} />
        </details>
      )}
    </StepSection>
  );
}

const badges: Record<Verdict, { word: string; colour: string }> = {
  valid: { word: 'Valid', colour: 'border-pass bg-pass-soft text-pass' },
  invalid: { word: 'Invalid', colour: 'border-fail bg-fail-soft text-fail' },
  unverified: { word: 'Unverified', colour: 'border-warn bg-warn-soft text-warn' },
};

/** No more than what the verdict means. */
const meanings: Record<Verdict, string> = {
  valid: 'Signature, issuer, audience and expiry passed, and no check failed.',
  invalid: 'At least one check failed. Nothing should accept this token.',
  unverified: 'No check failed, but not all of signature, issuer, audience and expiry could be checked.',
};

function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { word, colour } = badges[verdict];
  return <strong className={`rounded-full border px-2.5 py-px font-semibold ${colour}`}>{word}</strong>;
}

function tally(checks: readonly Check[]): string {
  return (['pass', 'fail', 'warn', 'skip'] as const)
    .map((status) => ({ status, amount: count(checks, status) }))
    .filter(({ amount }) => amount > 0)
    .map(({ status, amount }) => `${amount} ${status}`)
    .join(' · ');
}
