import { FoldLink } from '@/components/ui/fold-link';
import { beforehand } from '@/lib/authorize/beforehand';
import { isMachine } from '@/lib/run/tokens';
import type { FlowView } from '@/lib/views/flow';
import { BeforehandHelp } from './beforehand-help';
import { FailureBox } from './failure-box';
import { MachineAgain, MachineForm } from './machine-form';
import { fold } from './page-url';
import { RequestPreview } from './request-preview';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { StepStory } from './step-story';
import { WayChooser } from './way-chooser';

export function AuthorizeStep({ view }: { view: FlowView }) {
  const { run, profile, metadata, request, callback_url } = view;
  const machine = run !== undefined && isMachine(run);
  const failed = view.refused ?? (run?.failure?.step === 'authorize' ? run.failure : undefined);
  // A failed exchange offers the next sign-in itself.
  const startsHere = run?.failure?.step !== 'exchange' && !machine;
  const part = fold(view, 'request', 'authorize');
  const help = fold(view, 'help', 'authorize');
  const helps = metadata !== undefined && !run?.response && !machine;
  // Client credentials require a client secret. RFC 6749 §4.4.
  const offers = !run && profile.has_secret && metadata ? fold(view, 'machine', 'authorize') : undefined;
  return (
    <StepSection
      label="Authorize"
      id="authorize"
      story={view.look.presenter && <StepStory kinds={['authorization-request', 'authorization-response']} />}
      number={2}
      {...standing(view, 'authorize')}
      summary={failed ? 'Authorization failed' : summary(view)}
      action={
        <>
          {helps && (
            <FoldLink part="help" {...help}>
              Stuck?
            </FoldLink>
          )}
          {request && (
            <FoldLink part="request" {...part}>
              Request
            </FoldLink>
          )}
          {startsHere && (
            <WayChooser
              profile={profile.id}
              way={view.way}
              label={failed ? 'Start again' : 'Start'}
              foremost={failed !== undefined || run?.response === undefined}
              {...(offers && { machine: offers })}
              ready={(metadata !== undefined || wasHurried(view)) && profile.client_id !== ''}
            />
          )}
          {run && machine && !run.failure && <MachineAgain run={run} className="button" />}
        </>
      }
    >
      {offers?.open && <MachineForm view={view} />}
      {failed && <FailureBox failure={failed} view={view} />}
      {run?.response && !run.has_state && !run.token_response && <WithoutState />}
      {request && part.open && <RequestPreview request={request} sent={run?.has_state ?? false} />}
      {helps && help.open && (
        <BeforehandHelp help={beforehand(metadata, { callback_url, client_id: profile.client_id })} />
      )}
    </StepSection>
  );
}

function summary({ run }: FlowView): string {
  if (run && isMachine(run)) return 'Not needed: client credentials have no user';
  if (run?.response)
    return run.has_state ? 'Code received · state matches · PKCE' : 'Code received · no state';
  if (run && !run.failure) return 'Waiting for you to sign in at the provider';
  return 'Code flow with PKCE';
}

/** Start waits longer than a page for a slow provider. */
const wasHurried = ({ configure_failure: failure }: FlowView): boolean =>
  failure?.step === 'configure' && failure.kind === 'outbound' && failure.fault.kind === 'timed-out';

/** The risk of a code that Claimcheck didn't request. RFC 6749 §10.12; OpenID Connect Core 1.0 §15.5.2. */
function WithoutState() {
  return (
    <div role="note" data-note="no-state" className="notice notice-warn">
      <h3 className="font-semibold text-warn">This sign-in wasn’t started in Claimcheck</h3>
      <p>
        Without <code className="wire">state</code>, Claimcheck can’t confirm that you started this sign-in.
        If you did, for example with <b>Launch Hosted UI</b> or <b>View login page</b> in the AWS console,
        select <b>Exchange</b>. If you didn’t, someone may be trying to sign you in to their account: select{' '}
        <b>Start</b> instead.
      </p>
    </div>
  );
}
