import { HeaderBar } from '@/components/ui/header';
import { ProfileSwitch } from '@/components/ui/profile-switch';
import type { Actions, FlowView } from '@/lib/views/flow';
import { ActionResults } from '../after-login/action-results';
import { AuthorizeStep } from './authorize-step';
import { ConfigureStep } from './configure-step';
import { CubeStep } from './cube-step';
import { ExchangeStep } from './exchange-step';
import { LiveTab } from './live-tab';
import { ResultCard } from './result-card';
import { SavedNotice } from './saved-notice';
import { TokenTabs } from './token-tabs';
import { VerifyStep } from './verify-step';
import { Welcome } from './welcome';

/** The result, the five steps that led to it, and the token. */
export function FlowPage({ view, actions }: { view: FlowView; actions: Actions }) {
  const { run } = view;
  return (
    <>
      <HeaderBar look={view.look} chooseLook={actions.chooseLook}>
        <ProfileSwitch selected={view.profile.id} profiles={view.profiles} action={actions.selectProfile} />
      </HeaderBar>
      <main id="content" className="page">
        {view.saved && <SavedNotice view={view} saved={view.saved} undoSave={actions.undoSave} />}
        {run?.verification ? (
          <ResultCard view={view} run={run} verification={run.verification} />
        ) : (
          <h1 className="sr-only">Sign in</h1>
        )}
        {run && (
          <div id="results" className="space-y-3 empty:hidden">
            <ActionResults view={view} run={run} />
          </div>
        )}
        {!run && view.demo_pool && <Welcome {...view.demo_pool} />}
        <div>
          <ConfigureStep view={view} actions={actions} />
          <AuthorizeStep view={view} />
          <ExchangeStep view={view} actions={actions} />
          <VerifyStep view={view} />
          <CubeStep view={view} />
        </div>
        {run && <TokenTabs view={view} run={run} />}
        {run && <LiveTab {...liveState(view)} now={view.now} />}
      </main>
    </>
  );
}

/** The content of the browser tab's title. */
function liveState({ run, owner, expires_at }: FlowView) {
  const verdict = run?.verification?.verdict ?? null;
  const can_refresh = run?.token_response?.refresh_token !== undefined;
  return {
    verdict,
    user: owner?.user ?? null,
    expires_at: expires_at ?? null,
    refresh: can_refresh && run ? `/runs/${run.id}/refresh` : null,
  };
}
