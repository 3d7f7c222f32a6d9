import { lastRefreshAt } from '@/lib/run-tokens';
import { decode } from '@/lib/verify/decode';
import { Expiry } from '../distance';
import type { FlowView, VisibleRun } from '../flow-view';
import { PostButton } from './post-button';
import { RefreshResult } from './refresh-result';
import { Row } from './row';

/** The tokens, each with its card, and what can be done with them once there are some. */
export function AfterLogin({ view, run }: { view: FlowView; run: VisibleRun }) {
  const { id_token, refresh_token } = run.token_response ?? {};
  return (
    <section id="after-login" aria-label="After the login" className="scroll-mt-16 space-y-3">
      <ul className="divide-y divide-line rounded-md border border-line bg-panel">
        {id_token && (
          <Row
            name={<code className="wire">id_token</code>}
            purpose="Says to this client who logged in, and when. It is what Cube takes."
            lifetime={<Lifetime exp={decode(id_token).payload?.object?.exp} now={view.now} />}
          />
        )}
        {refresh_token && (
          <Row
            name={<code className="wire">refresh_token</code>}
            purpose="Brings new tokens without a new login. The trigger runs again, so changed code shows."
            actions={
              <PostButton
                label="Refresh"
                action={`/runs/${run.id}/refresh`}
                fields={{ seen: String(lastRefreshAt(run)) }}
              />
            }
          />
        )}
      </ul>
      <RefreshResult view={view} run={run} />
    </section>
  );
}

function Lifetime({ exp, now }: { exp: unknown; now: number }) {
  return typeof exp === 'number' ? <Expiry at={exp} now={now} /> : null;
}
