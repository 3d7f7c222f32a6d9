import { AfterLogin } from '@/components/after-login/after-login';
import { CheckList } from '@/components/token/check-list';
import { FoldLink } from '@/components/ui/fold-link';
import { PostButton } from '@/components/ui/post-button';
import { WireText } from '@/components/ui/wire-text';
import { isMachine } from '@/lib/run/tokens';
import { visibleText } from '@/lib/text/visible-text';
import type { Actions, FlowView } from '@/lib/views/flow';
import { FailureBox } from './failure-box';
import { MachineAgain } from './machine-form';
import { fold } from './page-url';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { StepStory } from './step-story';
import { TokenAnswer, tokenExchange } from './token-answer';

export function ExchangeStep({ view, actions }: { view: FlowView; actions: Actions }) {
  const { run } = view;
  const failure = run?.failure?.step === 'exchange' ? run.failure : undefined;
  const notes = run?.exchange_notes ?? [];
  const waiting = run?.response && !run.token_response && !failure;
  const response = fold(view, 'response', 'exchange');
  const session = fold(view, 'session', 'after-login');
  // Until there is a result, the response is shown.
  const showsAnswer = run?.token_response && (response.open || !run.verification);
  return (
    <StepSection
      label="Exchange"
      id="exchange"
      story={
        view.look.presenter && (
          <StepStory kinds={[run && isMachine(run) ? 'machine-request' : 'token-request']} />
        )
      }
      number={3}
      {...standing(view, 'exchange')}
      summary={<Summary view={view} />}
      action={
        <>
          {run?.token_response && (
            <>
              {run.verification && (
                <FoldLink part="response" {...response}>
                  Response
                </FoldLink>
              )}
              {!isMachine(run) && (
                <FoldLink part="session" {...session}>
                  Tokens and session
                </FoldLink>
              )}
            </>
          )}
          <ExchangeAction view={view} />
        </>
      }
    >
      {failure && <FailureBox failure={failure} view={view} />}
      {notes.length > 0 && <CheckList checks={notes} />}
      {waiting && (
        <p className="quiet">
          Code{' '}
          <code className="wire">
            <WireText text={run.response?.code ?? ''} />
          </code>{' '}
          works once and expires soon (within five minutes at most providers). <Recipient view={view} />
        </p>
      )}
      {showsAnswer && <TokenAnswer view={view} run={run} />}
      {run?.token_response && !isMachine(run) && (session.open || view.revealed) && (
        <AfterLogin view={view} run={run} chooseCopied={actions.chooseCopied} />
      )}
    </StepSection>
  );
}

/** Where the code will be sent. A code without state may be from anywhere. */
function Recipient({ view: { run, profile, metadata } }: { view: FlowView }) {
  return (
    <>
      Exchange sends it to{' '}
      <span className="wire">
        <WireText text={metadata?.token_endpoint ?? ''} />
      </span>
      {run?.has_state ? '.' : ` (token endpoint of the selected profile, “${visibleText(profile.name)}”).`}
    </>
  );
}

function Summary({ view: { run } }: { view: FlowView }) {
  if (run?.failure?.step === 'exchange') return isMachine(run) ? 'Token request failed' : 'Exchange failed';
  if (!run?.token_response) return 'Exchange the code for tokens';
  const { id_token, access_token, refresh_token } = run.token_response;
  const received = Object.entries({ id_token, access_token, refresh_token }).filter(([, token]) => token);
  const exchange = tokenExchange(run);
  return (
    <span className="facts">
      {exchange?.response && (
        <span>
          {exchange.response.status} in {exchange.duration} ms
        </span>
      )}
      <code className="wire">{received.map(([name]) => name).join(', ')}</code>
    </span>
  );
}

function ExchangeAction({ view: { run, profile, way, verify_open } }: { view: FlowView }) {
  if (run && isMachine(run))
    return run.failure ? <MachineAgain run={run} className="button button-primary" /> : null;
  if (!run?.response) return null;
  if (run.failure) {
    return (
      <a
        data-action="start-again"
        className="button button-primary"
        href={`/start?${new URLSearchParams({ profile: profile.id, way })}`}
        data-pending="Starting…"
      >
        Start again
      </a>
    );
  }
  if (!run.token_response) {
    return (
      <PostButton
        id="exchange"
        label="Exchange"
        pending="Exchanging…"
        action={`/runs/${run.id}/exchange`}
        className="button button-primary"
      />
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
