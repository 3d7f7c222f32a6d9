import { beforehand } from '@/lib/authorize/beforehand';
import type { FlowView } from '@/lib/views/flow';
import { BeforehandHelp } from './beforehand-help';
import { FailureBox } from './failure-box';
import { RequestPreview } from './request-preview';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { StepStory } from './step-story';
import { WayChooser } from './way-chooser';

export function AuthorizeStep({ view }: { view: FlowView }) {
  const { run, profile, metadata, request, callback_url } = view;
  const failed = view.refused ?? (run?.failure?.step === 'authorize' ? run.failure : undefined);
  // A failed exchange offers the next login itself.
  const startsHere = run?.failure?.step !== 'exchange';
  return (
    <StepSection
      label="Authorize"
      story={view.look.presenter && <StepStory kinds={['authorization-request', 'authorization-response']} />}
      number={2}
      {...standing(view, 'authorize')}
      summary={failed ? 'no code to exchange' : summary(view)}
      action={
        startsHere && (
          <WayChooser
            profile={profile.id}
            way={view.way}
            label={failed ? 'Start again' : 'Start'}
            foremost={failed !== undefined || run?.response === undefined}
            ready={(metadata !== undefined || wasHurried(view)) && profile.client_id !== ''}
          />
        )
      }
    >
      {failed && <FailureBox failure={failed} view={view} />}
      {run?.response && !run.has_state && <WithoutState />}
      {request && <RequestPreview request={request} sent={run?.has_state ?? false} />}
      {metadata && !run?.response && (
        <BeforehandHelp help={beforehand(metadata, { callback_url, client_id: profile.client_id })} />
      )}
    </StepSection>
  );
}

function summary({ run }: FlowView): string {
  if (run?.response) return run.has_state ? 'code received · state matches' : 'code received · without state';
  if (run && !run.failure) return 'waiting for the provider';
  return 'with state, nonce and PKCE (S256)';
}

/** Start has more patience than a page with a provider that does not answer. */
const wasHurried = ({ configure_failure: failure }: FlowView): boolean =>
  failure?.step === 'configure' && failure.kind === 'outbound' && failure.fault.kind === 'timed-out';

/** What a code is worth that nobody here asked for. RFC 6749 §10.12; OpenID Connect Core 1.0 §15.5.2. */
function WithoutState() {
  return (
    <div role="note" data-note="no-state" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
      <h3 className="font-semibold text-warn">This login was begun elsewhere</h3>
      <p>
        The code came without <code className="wire">state</code>, as it does after <b>Launch Hosted UI</b> or{' '}
        <b>View login page</b> in the AWS console. So nobody can tell who began the login, and there is no
        nonce to compare. If it was you, press Exchange; if not, somebody may want you to work with their
        account: press Start instead.
      </p>
    </div>
  );
}
