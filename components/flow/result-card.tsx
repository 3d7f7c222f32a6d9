import { isRefreshTokenRevoked, RefreshButton } from '@/components/after-login/refresh-button';
import { Lifetime } from '@/components/token/lifetime';
import { verdictWords } from '@/components/token/verdict';
import { Expiry } from '@/components/ui/distance';
import { envText } from '@/lib/cube/env-text';
import { isMachine, mainToken } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';
import { visibleText } from '@/lib/text/visible-text';
import type { FlowView } from '@/lib/views/flow';
import { CopyMenu } from './copy-menu';
import { CopyToken } from './copy-token';
import { CubeOutlook } from './cube-outlook';
import { MachineAgain } from './machine-form';
import { SinceLastSignIn } from './since-last';

type Verification = NonNullable<VisibleRun['verification']>;
type Props = { view: FlowView; run: VisibleRun; verification: Verification };

/** The result of a sign-in: whether the token is valid, its user, its lifetime, and actions. */
export function ResultCard({ view, run, verification }: Props) {
  const { verdict, checks } = verification;
  const { owner, now, expires_at } = view;
  const { word, status, meaning } = verdictWords[verdict];
  const expired = expires_at !== undefined && expires_at * 1000 <= now;
  const shown = expired && status === 'pass' ? 'fail' : status;
  const failed = checks.find((check) => check.status === 'fail');
  return (
    <section aria-label="Result" id="result" data-result={verdict} className="card">
      <div className="result-top">
        <span className={`seal is-${shown}`} aria-hidden>
          <i className={`i i-${shown}`} />
        </span>
        <div className="min-w-0">
          <h1 className="title">
            {expired && verdict === 'valid' ? 'Expired' : word} {isMachine(run) ? 'access token' : 'ID token'}
          </h1>
          <p className="facts">
            {owner?.user && <b>{visibleText(owner.user)}</b>}
            {owner?.tenant && <b>{visibleText(owner.tenant)}</b>}
            {expires_at !== undefined && <Expiry at={expires_at} now={now} />}
          </p>
          {verdict !== 'valid' && (
            <p>
              {failed ? visibleText(failed.result ?? failed.title) : meaning}{' '}
              <a className="link" href="#verify">
                {failed ? 'See why' : 'See what’s missing'}
              </a>
            </p>
          )}
        </div>
        <div className="result-acts">
          <Acts view={view} run={run} usable={verdict === 'valid' && !expired} expired={expired} />
        </div>
      </div>
      {expires_at !== undefined && <Lifetime from={view.issued_at ?? null} to={expires_at} now={now} />}
      {view.cube && <CubeOutlook view={view} run={run} cube={view.cube} />}
      {view.since && <SinceLastSignIn since={view.since} />}
    </section>
  );
}

type ActsProps = { view: FlowView; run: VisibleRun; usable: boolean; expired: boolean };

/** One primary button: Copy if the token is usable, otherwise the fix. */
function Acts({ view, run, usable, expired }: ActsProps) {
  const refreshable = run.token_response?.refresh_token !== undefined && !isRefreshTokenRevoked(run);
  const remedy = expired && refreshable ? 'refresh' : 'start';
  const primary = (is: boolean) => (is ? 'button button-primary' : 'button');
  return (
    <>
      {!usable && isMachine(run) && <MachineAgain run={run} className="button button-primary" />}
      {!usable && !isMachine(run) && remedy === 'start' && (
        <a
          className="button button-primary"
          href={`/start?${new URLSearchParams({ profile: run.profile.id, way: view.way })}`}
          data-pending="Starting…"
        >
          Start again
        </a>
      )}
      <span className="split">
        <CopyToken view={view} className={primary(usable)} />
        <CopyMenu
          token={mainToken(run)?.token ?? ''}
          cube_url={view.cube?.cube_url ?? view.profile.cube_url}
          env={view.cube ? envText(view.cube.fitting) : ''}
          className={primary(usable)}
        />
      </span>
      <RefreshButton run={run} className={primary(!usable && remedy === 'refresh')} shortcut="r" />
    </>
  );
}
