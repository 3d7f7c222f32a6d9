import type { FlowView, VisibleRun } from '../flow-view';
import { AccessTokenCard, IdTokenCard, RefreshTokenCard } from './cards';
import { RefreshResult } from './refresh-result';
import { RevocationResult } from './revocation-result';
import { SessionCard } from './session-card';
import { UserInfoResult } from './user-info-result';

type Props = { view: FlowView; run: VisibleRun; chooseCopied: (form: FormData) => Promise<void> };

/** The tokens, each with its card, and what came of what was done with them. */
export function AfterLogin({ view, run, chooseCopied }: Props) {
  const card = { view, run, chooseCopied };
  return (
    <section id="after-login" aria-label="After the login" className="scroll-mt-16 space-y-3">
      <ul className="divide-y divide-line rounded-md border border-line bg-panel">
        <IdTokenCard {...card} />
        <AccessTokenCard {...card} />
        <RefreshTokenCard {...card} />
        <SessionCard view={view} run={run} />
      </ul>
      <RefreshResult view={view} run={run} />
      <UserInfoResult view={view} run={run} />
      <RevocationResult view={view} run={run} />
    </section>
  );
}
