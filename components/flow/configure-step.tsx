import { ConfigurationDialog } from '@/components/configuration/dialog';
import { LastLogin } from '@/components/runs/last-login';
import { DemoUsers } from '@/components/ui/demo-users';
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
      story={view.look.presenter && <StepStory kinds={['discovery']} />}
      number={1}
      {...standing(view, 'configure')}
      summary={<Settings view={view} />}
      action={
        <ConfigurationDialog
          key={profile.id}
          saved={draft}
          has_secret={profile.has_secret}
          read_only={profile.read_only}
          callback_url={view.callback_url}
          discover={actions.discover}
          saveProfile={actions.saveProfile}
        />
      }
    >
      {view.profiles_damaged && (
        <p data-note="profiles-damaged" className="rounded-md border border-warn bg-warn-soft px-3 py-2">
          <b className="text-warn">Saved profiles could not be read</b>, and were set aside.{' '}
          <a className="link" href="/profiles">
            How to have them back
          </a>
        </p>
      )}
      {view.configure_failure && <FailureBox failure={view.configure_failure} view={view} />}
      {view.last_login && <LastLogin run={view.last_login} now={view.now} />}
      {view.demo_pool && !view.run && <DemoUsers {...view.demo_pool} />}
    </StepSection>
  );
}

/** Which provider, which client. A pool is known by its id, any other provider by its issuer. */
function Settings({ view: { profile, metadata } }: { view: FlowView }) {
  const issuer = metadata?.issuer ?? profile.discovery_url;
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span className="wire text-ink">{visibleText(poolIdOf(issuer) ?? issuer)}</span>
      {profile.client_id && (
        <span>
          client <span className="wire text-ink">{visibleText(profile.client_id)}</span>
        </span>
      )}
      <span data-secret={profile.has_secret}>{profile.has_secret ? 'secret set' : 'no secret'}</span>
    </span>
  );
}
