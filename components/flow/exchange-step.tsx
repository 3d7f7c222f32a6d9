import { AfterLogin } from '@/components/after-login/after-login';
import { CheckList } from '@/components/token/check-list';
import { WireText } from '@/components/ui/wire-text';
import { visibleText } from '@/lib/text/visible-text';
import type { Actions, FlowView } from '@/lib/views/flow';
import { FailureBox } from './failure-box';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { StepStory } from './step-story';

export function ExchangeStep({ view, actions }: { view: FlowView; actions: Actions }) {
  const { run } = view;
  const failure = run?.failure?.step === 'exchange' ? run.failure : undefined;
  const notes = run?.exchange_notes ?? [];
  const waiting = run?.response && !run.token_response && !failure;
  return (
    <StepSection
      label="Exchange"
      story={view.look.presenter && <StepStory kinds={['token-request']} />}
      number={3}
      {...standing(view, 'exchange')}
      summary={<Summary view={view} />}
      action={<ExchangeAction view={view} />}
    >
      {failure && <FailureBox failure={failure} view={view} />}
      {notes.length > 0 && <CheckList checks={notes} />}
      {waiting && (
        <p className="text-muted">
          The code{' '}
          <code className="wire text-ink">
            <WireText text={run.response?.code ?? ''} />
          </code>{' '}
          can be exchanged once, and at most providers for five minutes at the longest.{' '}
          <Recipient view={view} />
        </p>
      )}
      {run?.token_response && <AfterLogin view={view} run={run} chooseCopied={actions.chooseCopied} />}
    </StepSection>
  );
}

/** Whom the code will be shown to. One without state may have come from anywhere. */
function Recipient({ view: { run, profile, metadata } }: { view: FlowView }) {
  return (
    <>
      Exchange sends it to{' '}
      <span className="wire wrap-anywhere text-ink">
        <WireText text={metadata?.token_endpoint ?? ''} />
      </span>
      {run?.has_state
        ? '.'
        : `, the token endpoint of the profile “${visibleText(profile.name)}”, which was selected when the code came.`}
    </>
  );
}

function Summary({ view: { run } }: { view: FlowView }) {
  if (!run?.token_response) return 'the code for the tokens';
  const { id_token, access_token, refresh_token, expires_in } = run.token_response;
  const received = Object.entries({ id_token, access_token, refresh_token }).filter(([, token]) => token);
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span className="wire text-ink">{received.map(([name]) => name).join(', ')}</span>
      {expires_in !== undefined && <span>expires_in {expires_in} s</span>}
    </span>
  );
}

function ExchangeAction({ view: { run, profile, way, verify_open } }: { view: FlowView }) {
  if (!run?.response) return null;
  if (run.failure) {
    return (
      <a
        data-action="start-again"
        className="button button-primary"
        href={`/start?${new URLSearchParams({ profile: profile.id, way })}`}
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
  if (verify_open || run.verification) return null;
  return (
    <form method="get" action={`/runs/${run.id}#verify`}>
      <input type="hidden" name="step" value="verify" />
      <button type="submit" className="button button-primary">
        Next
      </button>
    </form>
  );
}
