import 'server-only';
import type { TokenResponse } from '@/lib/exchange/token-response';
import { currentTokens } from '@/lib/exchange/token-response';
import type { HttpExchange } from '@/lib/http/transcript';
import type { Check } from '@/lib/oidc/check';
import { keptRefreshes } from '@/lib/run/refreshes';
import type { Refresh, Run } from '@/lib/run/run';
import { lastRefreshAt, tokenResponses } from '@/lib/run/tokens';
import { sendRecorded } from '@/lib/server/outbound/transcript';
import { changeRun } from '@/lib/server/store/runs';
import { continuityOfTokens } from '@/lib/verify/continuity';
import { type Granted, refreshGrant } from '../openid-client/grants';
import { clientOf } from './client';
import { verifyRun } from './verify';

/**
 * Requests new tokens with the run's refresh token, and verifies the id_token. `seen` is the last refresh
 * that the caller shows. If there was another one since, as after a second click, no request is sent.
 */
export async function refresh(id: string, browser: string, seen?: number): Promise<void> {
  let clock_tolerance = 0;
  const run = await changeRun(id, browser, async (run) => {
    const { token_response, verification } = run;
    if (!token_response?.refresh_token) return run;
    if (seen !== undefined && seen !== lastRefreshAt(run)) return run;
    clock_tolerance = verification?.clock_tolerance ?? 0;
    const client = await clientOf(run);
    const made: HttpExchange[] = [];
    const granted = await refreshGrant(client, token_response.refresh_token, (url, sent) =>
      sendRecorded(url, sent, made, client.client_secret),
    );
    const at = made[0]?.started_at ?? Date.now();
    const asked = { ...run, transcript: [...run.transcript, ...made] };
    return granted.ok
      ? renewed(asked, token_response, granted, at)
      : withoutNewTokens(asked, token_response, granted, at);
  });
  if (run?.token_response?.id_token && !run.verification) await verifyRun(id, browser, clock_tolerance);
}

/**
 * The run with the reason for the failure. A rotated refresh token is still stored, because the old one may
 * have been used up.
 */
function withoutNewTokens(
  run: Run,
  before: TokenResponse,
  { failure, refresh_token }: Extract<Granted, { ok: false }>,
  at: number,
): Run {
  return {
    ...run,
    first_response: run.first_response ?? before,
    token_response: { ...before, ...(refresh_token !== undefined && { refresh_token }) },
    refreshes: appended(run, { at, ok: false, failure }),
  };
}

/** The run with the new tokens. A result stays with its id_token. */
function renewed(
  run: Run,
  before: TokenResponse,
  { token_response, notes, refusal }: Extract<Granted, { ok: true }>,
  at: number,
): Run {
  const { verification, refusal: before_refused, ...rest } = run;
  const first_response = run.first_response ?? before;
  const refreshed: Refresh = {
    at,
    ok: true,
    token_response,
    notes,
    continuity: continuityOf(tokenResponses(run), token_response),
  };
  return {
    ...rest,
    first_response,
    token_response: currentTokens(before, token_response),
    refreshes: appended(run, refreshed),
    ...(token_response.id_token === undefined
      ? { ...(verification && { verification }), ...(before_refused && { refusal: before_refused }) }
      : refusal && { refusal }),
  };
}

const appended = ({ refreshes = [], first_response, token_response }: Run, refreshed: Refresh): Refresh[] =>
  keptRefreshes([...refreshes, refreshed], first_response ?? token_response);

function continuityOf(before: readonly TokenResponse[], { id_token }: TokenResponse): Check[] {
  const first = before.find((each) => each.id_token !== undefined)?.id_token;
  return first === undefined || id_token === undefined ? [] : continuityOfTokens(first, id_token);
}
