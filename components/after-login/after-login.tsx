import type { VisibleRun } from '@/lib/run/visible-run';
import type { FlowView } from '@/lib/views/flow';
import { AccessTokenCard, IdTokenCard, RefreshTokenCard } from './cards';
import { SessionCard } from './session-card';

type Props = { view: FlowView; run: VisibleRun; chooseCopied: (form: FormData) => Promise<void> };

/** Each token with its purpose, its lifetime, and its actions; and the session at the provider. */
export function AfterLogin({ view, run, chooseCopied }: Props) {
  const card = { view, run, chooseCopied };
  return (
    <section aria-label="Tokens and session" id="after-login" data-section="tokens">
      <ul className="list">
        <IdTokenCard {...card} />
        <AccessTokenCard {...card} />
        <RefreshTokenCard {...card} />
        <SessionCard view={view} run={run} />
      </ul>
    </section>
  );
}
