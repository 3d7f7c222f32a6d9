import { FailureBox } from './failure-box';
import type { FlowView } from './flow-view';
import { StepSection } from './step-section';
import { stepStatus } from './step-status';

export function ExchangeStep({ view }: { view: FlowView }) {
  const { run } = view;
  const failure = run?.failure?.step === 'exchange' ? run.failure : undefined;
  return (
    <StepSection
      label="Exchange"
      number={3}
      status={stepStatus(view).exchange}
      summary="The code for the tokens: five minutes, one use"
      action={<ExchangeAction view={view} />}
    >
      {failure && <FailureBox failure={failure} />}
    </StepSection>
  );
}

function ExchangeAction({ view }: { view: FlowView }) {
  const { run } = view;
  if (!run?.response) return null;
  if (run.failure) {
    return (
      <a
        className="button button-primary"
        href={`/start?${new URLSearchParams({ profile: view.profile.id, way: view.way })}`}
      >
        Start again
      </a>
    );
  }
  if (!run.token_response) {
    return (
      <form method="post" action={`/runs/${run.id}/exchange`}>
        <button type="submit" className="button button-primary">
          Exchange
        </button>
      </form>
    );
  }
  if (view.verify_open || run.verification) return null;
  return (
    <form method="get" action={`/runs/${run.id}#verify`}>
      <input type="hidden" name="step" value="verify" />
      <button type="submit" className="button button-primary">
        Next
      </button>
    </form>
  );
}
