import { failureContext } from '@/components/flow/failure-box';
import { CheckList } from '@/components/token/check-list';
import { tally } from '@/components/token/verdict';
import { ExplanationBox } from '@/components/ui/explanation-box';
import { failureKind, providerAnswer } from '@/components/ui/provider-answer';
import { explainRefresh } from '@/lib/exchange/explain-refresh';
import type { TokenResponse } from '@/lib/exchange/token-response';
import { count } from '@/lib/oidc/check';
import type { Refresh } from '@/lib/run/run';
import { tokenResponses } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';
import { decode } from '@/lib/verify/decode';
import type { FlowView } from '@/lib/views/flow';
import { ClaimChanges } from '../inspect/claim-changes';
import { Result } from './result';

/** The last refresh: which tokens it returned, whether they continue the sign-in, and what changed. */
export function RefreshResult({ view, run }: { view: FlowView; run: VisibleRun }) {
  const last = run.refreshes?.at(-1);
  if (!last) return null;
  return (
    <Result id="refresh" title="Refresh" at={last.at} now={view.now}>
      {last.ok ? (
        <Renewed run={run} refreshed={last} now={view.now} />
      ) : (
        <ExplanationBox
          explanation={explainRefresh(last.failure, failureContext(view))}
          kind={failureKind(last.failure)}
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
  const beforeIt = responses.slice(0, -1).findLast((each) => each.refresh_token !== undefined);
  const [before, after] = responses
    .flatMap(({ id_token }) => (id_token === undefined ? [] : [decode(id_token).payload?.object]))
    .slice(-2);
  return (
    <>
      <p
        data-rotation={rotationOf(token_response.refresh_token, beforeIt?.refresh_token)}
        data-tokens={tokensIn(token_response)}
      >
        {whatCame(token_response, beforeIt?.refresh_token)}
      </p>
      {notes.length > 0 && <CheckList checks={notes} />}
      {continuity.length > 0 && (
        <details className="fold" data-part="continuity" open={count(continuity, 'fail') > 0}>
          <summary>Consistent with the first id_token: {tally(continuity)}</summary>
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
    ? 'Got a new id_token and access_token. Copy, Verify, and Cube now use them.'
    : 'Got a new access_token. The provider may omit the id_token: the previous one is still in use.';
  return `${tokens} ${rotations[rotationOf(refresh_token, before)]}`;
}

const tokensIn = ({ id_token, access_token, refresh_token }: TokenResponse): string =>
  Object.entries({ id_token, access_token, refresh_token })
    .filter(([, token]) => token !== undefined)
    .map(([name]) => name)
    .join(' ');

type Rotation = 'none' | 'same' | 'new';

/** Whether the provider rotated the refresh token. */
function rotationOf(refresh_token: string | undefined, before: string | undefined): Rotation {
  if (refresh_token === undefined) return 'none';
  return refresh_token === before ? 'same' : 'new';
}

const rotations: Record<Rotation, string> = {
  none: 'The refresh token is unchanged.',
  same: 'The provider returned the same refresh token.',
  new: 'Got a new refresh token (rotation is on). The previous one no longer works.',
};
