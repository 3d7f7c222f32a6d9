import { ConfigurationDialog } from '@/components/configuration/dialog';
import { LastLogin } from '@/components/runs/last-login';
import { poolIdOf } from '@/lib/configure/profile/profile';
import { toDraft } from '@/lib/configure/profile/profile-draft';
import { visibleText } from '@/lib/text/visible-text';
import type { Actions, FlowView } from '@/lib/views/flow';
import { FailureBox } from './failure-box';
import { StepSection } from './step-section';
import { standing } from './step-status';
import { StepStory } from './step-story';

export function ConfigureStep({ view, actions }: { view: FlowView; actions: Actions }) {
  const { profile_now: profile = view.profile, metadata } = view;
  // A read-only profile has no metadata of its own.
  const draft = toDraft(profile.metadata || !metadata ? profile : { ...profile, metadata });
  return (
    <StepSection
      label="Configure"
      id="configure"
      story={view.look.presenter && <StepStory kinds={['discovery']} />}
      number={1}
      {...standing(view, 'configure')}
      summary={<Settings view={view} />}
      action={
        <>
          {!profile.read_only && !view.run && (
            <a className="link" href="?configuration=new" data-action="new-profile">
              + New profile
            </a>
          )}
          <ConfigurationDialog
            key={profile.id}
            saved={draft}
            has_secret={profile.has_secret}
            read_only={profile.read_only}
            callback_url={view.callback_url}
            discover={actions.discover}
            saveProfile={actions.saveProfile}
          />
        </>
      }
    >
      {view.profiles_damaged && (
        <p data-note="profiles-damaged" className="notice notice-warn">
          Claimcheck couldn’t read your saved profiles and moved the file aside.{' '}
          <a className="link" href="/profiles">
            How to recover them
          </a>
        </p>
      )}
      {view.profile_gone && (
        <p role="status" data-note="profile-gone" className="notice notice-warn">
          That profile no longer exists. Another one is selected now.
        </p>
      )}
      {view.configure_failure && <FailureBox failure={view.configure_failure} view={view} />}
      {view.last_login && <LastLogin run={view.last_login} copy now={view.now} />}
    </StepSection>
  );
}

/** The provider and client. A pool is identified by its ID, any other provider by its issuer. */
function Settings({ view: { profile, metadata } }: { view: FlowView }) {
  const issuer = metadata?.issuer ?? profile.discovery_url;
  return (
    <span className="facts">
      <code className="wire">{visibleText(poolIdOf(issuer) ?? issuer)}</code>
      {profile.client_id && (
        <span>
          client <code className="wire">{visibleText(profile.client_id)}</code>
        </span>
      )}
      <span data-secret={profile.has_secret}>
        {profile.has_secret ? 'client secret saved' : 'no client secret'}
      </span>
    </span>
  );
}
