import { CheckList } from '@/components/token/check-list';
import { inOrder } from '@/components/token/check-order';
import { tally, VerdictBadge } from '@/components/token/verdict';
import { FoldLink } from '@/components/ui/fold-link';
import { PostButton } from '@/components/ui/post-button';
import type { VisibleRun } from '@/lib/run/visible-run';
import { utc } from '@/lib/text/time';
import type { FlowView } from '@/lib/views/flow';
import { CheckAgain } from './check-again';
import { fold } from './page-url';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { StepStory } from './step-story';

export function VerifyStep({ view }: { view: FlowView }) {
  const { run, verify_open } = view;
  const verification = run?.verification;
  const { foremost, rest } = inOrder(verification?.checks ?? []);
  const part = fold(view, 'checks', 'verify');
  return (
    <StepSection
      label="Verify"
      id="verify"
      story={view.look.presenter && <StepStory kinds={['keys', 'verify']} />}
      number={4}
      {...standing(view, 'verify')}
      verdict={verification?.verdict}
      summary={
        verification ? (
          <span className="facts">
            <VerdictBadge verdict={verification.verdict} />
            <span>{tally(verification.checks)}</span>
          </span>
        ) : (
          'Check the signature and the claims'
        )
      }
      action={
        verification ? (
          <FoldLink part="checks" {...part}>
            Checks
          </FoldLink>
        ) : (
          run?.token_response && verify_open && <Verify run={run} />
        )
      }
    >
      {foremost.length > 0 && <CheckList checks={foremost} />}
      {run && verification && part.open && (
        <>
          <CheckList checks={rest} />
          <div className="row">
            <CheckAgain run_id={run.id} clock_tolerance={verification.clock_tolerance} />
            <span className="quiet">Verified at {utc(verification.verified_at)}.</span>
          </div>
        </>
      )}
    </StepSection>
  );
}

const Verify = ({ run }: { run: VisibleRun }) => (
  <PostButton
    id="verify"
    label="Verify"
    pending="Verifying…"
    action={`/runs/${run.id}/verify`}
    className="button button-primary"
  />
);
