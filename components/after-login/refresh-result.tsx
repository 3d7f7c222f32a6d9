import { failureContext } from '@/components/flow/failure-box';
import { CheckList } from '@/components/token/check-list';
import { tally } from '@/components/token/verdict';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { providerAnswer } from '@/components/ui/provider-answer';
import { explainRefresh } from '@/lib/exchange/explain-refresh';
import type { TokenResponse } from '@/lib/exchange/token-response';
import { count } from '@/lib/oidc/check';
import type { Refresh } from '@/lib/run/run';
import { tokenResponses } from '@/lib/run/tokens';
import { decode } from '@/lib/verify/decode';
import type { FlowView, VisibleRun } from '@/lib/views/flow';
import { ClaimChanges } from '../inspect/claim-changes';
import { Result } from './result';

/** What the last refresh brought: what came, whether it goes on with the login, and what differs. */
export function RefreshResult({ view, run }: { view: FlowView; run: VisibleRun }) {
  const last = run.refreshes?.at(-1);
  if (!last) return null;
  return (
    <Result title="Refresh" at={last.at} now={view.now}>
      {last.ok ? (
        <Renewed run={run} refreshed={last} now={view.now} />
      ) : (
        <ExplanationBox
          explanation={explainRefresh(last.failure, failureContext(view))}
          answer={providerAnswer(last.failure)}
        />
      )}
    </Result>
  );
}

type Renewal = Extract<Refresh, { ok: true }>;

function Renewed({ run, refreshed, now }: { run: VisibleRun; refreshed: Renewal; now: number }) {
  const { token_response, notes, continuity } = refreshed;
  const responses = tokenResponses(run);
  const before_it = responses.slice(0, -1).findLast((each) => each.refresh_token !== undefined);
  const [before, after] = responses
    .flatMap(({ id_token }) => (id_token === undefined ? [] : [decode(id_token).payload?.object]))
    .slice(-2);
  return (
    <>
      <p>{whatCame(token_response, before_it?.refresh_token)}</p>
      {notes.length > 0 && <CheckList checks={notes} />}
      {continuity.length > 0 && (
        <details open={count(continuity, 'fail') > 0}>
          <summary className="mb-2 w-fit text-muted hover:text-ink">
            The new id_token beside that of the login: {tally(continuity)}
          </summary>
          <CheckList checks={continuity} />
        </details>
      )}
      {token_response.id_token !== undefined && before && after && (
        <ClaimChanges
          title="What the refresh changed"
          names={['Before', 'Now']}
          before={before}
          after={after}
          now={now}
        />
      )}
    </>
  );
}

function whatCame({ id_token, refresh_token }: TokenResponse, before: string | undefined): string {
  const tokens = id_token
    ? 'A new id_token and a new access_token came; Copy, Verify and Cube have the new ones.'
    : 'A new access_token came and no id_token, which a provider may leave out: the one in hand is still that of before.';
  return `${tokens} ${rotation(refresh_token, before)}`;
}

function rotation(refresh_token: string | undefined, before: string | undefined): string {
  if (refresh_token === undefined) return 'No refresh_token came: the one in hand stays in use.';
  if (refresh_token === before) return 'The same refresh_token came again: it stays in use.';
  return 'A refresh_token came too: the provider rotates them, and the one of before is used up.';
}
