import { RefreshButton } from '@/components/after-login/refresh-button';
import { JudgedToken } from '@/components/token/judged-token';
import { tally, VerdictBadge, verdictMeanings } from '@/components/token/verdict';
import { Expiry } from '@/components/ui/distance';
import { utc } from '@/lib/text/time';
import { decode } from '@/lib/verify/decode';
import type { FlowView, VisibleRun } from '@/lib/views/flow';
import { CheckAgain } from './check-again';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { StepStory } from './step-story';

export function VerifyStep({ view }: { view: FlowView }) {
  const { run, verify_open, now } = view;
  const verification = run?.verification;
  const decoded =
    verify_open && run?.token_response?.id_token ? decode(run.token_response.id_token) : undefined;
  const exp = decoded?.payload?.object?.exp;
  return (
    <StepSection
      label="Verify"
      story={view.look.presenter && <StepStory kinds={['keys', 'verify']} />}
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
      action={run?.token_response && <Action run={run} verify_open={verify_open} />}
    >
      {run && verification && (
        <>
          <p>
            {verdictMeanings[verification.verdict]}{' '}
            <span className="text-muted">Checked at {utc(verification.verified_at)}.</span>
          </p>
          <CheckAgain run_id={run.id} clock_tolerance={verification.clock_tolerance} />
        </>
      )}
      <JudgedToken checks={verification?.checks} decoded={decoded} now={now} />
    </StepSection>
  );
}

/** Verify, and once there is a verdict, a way to have a token with more time left. */
function Action({ run, verify_open }: { run: VisibleRun; verify_open: boolean }) {
  if (run.verification) return <RefreshButton run={run} className="button" />;
  if (!verify_open) return null;
  return (
    <form method="post" action={`/runs/${run.id}/verify`}>
      <button type="submit" className="button button-primary">
        Verify
      </button>
    </form>
  );
}
