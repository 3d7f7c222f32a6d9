import { FailureBox } from './failure-box';
import type { FlowView } from './flow-view';
import { RequestPreview } from './request-preview';
import { StepSection } from './step-section';
import { stepStatus } from './step-status';
import { WayChooser } from './way-chooser';

export function AuthorizeStep({ view }: { view: FlowView }) {
  const { run, profile } = view;
  const failed = view.refused ?? (run?.failure?.step === 'authorize' ? run.failure : undefined);
  // A failed exchange offers the next login itself.
  const starts_here = run?.failure?.step !== 'exchange';
  return (
    <StepSection
      label="Authorize"
      number={2}
      status={stepStatus(view).authorize}
      summary={
        run?.response ? (run.has_state ? 'state, nonce, S256' : 'a code without state') : 'state, nonce, S256'
      }
      action={
        starts_here && (
          <WayChooser profile={profile.id} way={view.way} label={failed ? 'Start again' : 'Start'} />
        )
      }
    >
      {failed && <FailureBox failure={failed} />}
      {run?.response && !run.has_state && (
        <p>
          This login was begun elsewhere, most likely with <b>Launch Hosted UI</b> or <b>View login page</b>{' '}
          in the AWS console: the code came without <code className="wire">state</code>, so nobody can tell
          who began it, and its nonce cannot be checked. If it was you, go on with Exchange.
        </p>
      )}
      {view.request && <RequestPreview request={view.request} sent={run?.has_state ?? false} />}
    </StepSection>
  );
}
