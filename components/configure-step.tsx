import { visibleText } from '@/lib/visible-text';
import { ConfigurationDialog } from './configuration-dialog';
import { FailureBox } from './failure-box';
import type { Actions, FlowView } from './flow-view';
import { StepSection } from './step-section';
import { stepStatus } from './step-status';

export function ConfigureStep({ view, actions }: { view: FlowView; actions: Actions }) {
  const { profile, metadata } = view;
  return (
    <StepSection
      label="Configure"
      number={1}
      status={stepStatus(view).configure}
      summary={
        <span className="wire">
          {[
            visibleText(metadata?.issuer ?? profile.discovery_url),
            profile.client_id && `client ${visibleText(profile.client_id)}`,
            profile.has_secret ? 'secret set' : 'no secret',
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      }
      action={
        <ConfigurationDialog
          key={profile.id}
          profile={profile}
          metadata={metadata}
          callback_url={view.callback_url}
          discover={actions.discover}
          saveProfile={actions.saveProfile}
        />
      }
    >
      {view.configure_failure && <FailureBox failure={view.configure_failure} />}
      {view.launch_url && (
        <p className="text-muted">
          Demo users <b className="text-ink">alice</b> (company1) and <b className="text-ink">bob</b>{' '}
          (company2), password <code className="wire text-ink">Demo-Passw0rd</code>.{' '}
          <a className="link" href={view.launch_url}>
            Launch Hosted UI (as the AWS console does, without state)
          </a>
        </p>
      )}
    </StepSection>
  );
}
