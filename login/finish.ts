import { explain } from '@/lib/run/explain';
import type { Failure } from '@/lib/run/failure';
import { exchange } from '@/lib/server/login/exchange';
import { receive } from '@/lib/server/login/receive';
import { verifyRun } from '@/lib/server/login/verify';
import { contextOf, type ReadyProfile } from './choose-profile';
import { inWords, whyNotValid } from './words';

/** Why a sign-in returned no valid token. */
export type LoginFault = 'usage' | 'invalid' | 'unverified' | 'provider' | 'machine' | 'timeout';

export type Tokens = { id_token: string; access_token?: string; expires_in?: number; refresh_token?: string };

/** `reason` is text for a terminal, with several lines. */
export type LoggedIn = { ok: true; tokens: Tokens } | { ok: false; fault: LoginFault; reason: string };

export const failed = (failure: Failure, stored: ReadyProfile): LoggedIn => ({
  ok: false,
  fault: 'provider',
  reason: inWords(explain(failure, contextOf(stored))),
});

/** From the callback's parameters to the verdict, like in the app: it returns only a token that the app calls valid. */
export async function finish(
  parameters: URLSearchParams,
  browser: string,
  stored: ReadyProfile,
): Promise<LoggedIn> {
  const received = await receive(parameters, browser, async () => stored);
  if (received.kind === 'not-configured') return failed({ step: 'authorize', kind: 'unknown-state' }, stored);
  if (received.kind !== 'run') return failed({ step: 'authorize', ...received }, stored);
  const { id } = received.run;
  const exchanged = received.run.failure ? received.run : await exchange(id, browser);
  if (exchanged?.failure) return failed(exchanged.failure, stored);
  return await judge(id, browser);
}

/** The tokens of a run, if the app calls its id_token valid. */
export async function judge(id: string, browser: string): Promise<LoggedIn> {
  const run = await verifyRun(id, browser);
  const response = run?.token_response;
  const id_token = response?.id_token;
  if (!run?.verification || !response || id_token === undefined)
    throw new Error('a run without failure has a verdict');
  const { verdict } = run.verification;
  if (verdict !== 'valid') return { ok: false, fault: verdict, reason: whyNotValid(run.verification) };
  const { access_token, expires_in, refresh_token } = response;
  return {
    ok: true,
    tokens: {
      id_token,
      ...(access_token !== undefined && { access_token }),
      ...(expires_in !== undefined && { expires_in }),
      ...(refresh_token !== undefined && { refresh_token }),
    },
  };
}
