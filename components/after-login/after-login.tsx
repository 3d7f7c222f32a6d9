import type { ReactNode } from 'react';
import type { FlowView, VisibleRun } from '@/lib/views/flow';
import { AccessTokenCard, IdTokenCard, RefreshTokenCard } from './cards';
import { RefreshResult } from './refresh-result';
import { RevocationResult } from './revocation-result';
import { SessionCard } from './session-card';
import { UserInfoResult } from './user-info-result';

type Props = { view: FlowView; run: VisibleRun; chooseCopied: (form: FormData) => Promise<void> };

/** The tokens, each with its card, and what came of what was done with them. Folded away until something was. */
export function AfterLogin({ view, run, chooseCopied }: Props) {
  const card = { view, run, chooseCopied };
  const answers = inOrder(view, run);
  return (
    <section aria-label="After the login" data-section="tokens">
      <details open={answers.length > 0 || view.revealed}>
        <summary className="w-fit text-muted hover:text-ink">
          Tokens and session: refresh, userInfo, revoke, sign out
        </summary>
        {/* Inside, so that an address that names it opens what it is folded into. */}
        <div id="after-login" className="scroll-mt-16 space-y-3 pt-1.5">
          <ul className="divide-y divide-line rounded-md border border-line bg-panel">
            <IdTokenCard {...card} />
            <AccessTokenCard {...card} />
            <RefreshTokenCard {...card} />
            <SessionCard view={view} run={run} />
          </ul>
          {answers}
        </div>
      </details>
    </section>
  );
}

/** What was asked, the last first. */
function inOrder(view: FlowView, run: VisibleRun): ReactNode[] {
  const { refreshes, user_info, revocation } = run;
  const answers = [
    { at: refreshes?.at(-1)?.at, node: <RefreshResult key="refresh" view={view} run={run} /> },
    { at: user_info?.at, node: <UserInfoResult key="user-info" view={view} run={run} /> },
    { at: revocation?.at, node: <RevocationResult key="revoke" view={view} run={run} /> },
  ];
  return answers
    .flatMap(({ at, node }) => (at === undefined ? [] : [{ at, node }]))
    .sort((one, other) => other.at - one.at)
    .map(({ node }) => node);
}
