import type { Page } from '@playwright/test';
import { explain } from '@/lib/run/explain';
import type { Failure } from '@/lib/run/failure';
import { newBrowser } from '@/lib/server/http/browser';
import { beginRun } from '@/lib/server/login/begin';
import { exchange } from '@/lib/server/login/exchange';
import { receive } from '@/lib/server/login/receive';
import { verifyRun } from '@/lib/server/login/verify';
import { environment } from '@/lib/server/process/environment';
import { catchCallback } from './catch-callback';
import { contextOf, type ReadyProfile } from './choose-profile';
import { type Ended, signIn, type User } from './hosted-ui';
import { inWords, whyEnded, whyNotValid } from './words';

/** `reason` is text for a terminal, of several lines. */
export type LoggedIn = { ok: true; id_token: string } | { ok: false; reason: string };

/**
 * Logs in with a profile, in a page of a browser that nobody is logged in with: authorization request, exchange and
 * verdict are the app's own, so what is answered is a token that the app calls valid. `timeout` in milliseconds, for
 * the pages of the provider.
 */
export async function logIn(
  page: Page,
  stored: ReadyProfile,
  user: User,
  timeout: number,
): Promise<LoggedIn> {
  const browser = newBrowser().id;
  const context = contextOf(stored);
  const failed = (failure: Failure): LoggedIn => ({ ok: false, reason: inWords(explain(failure, context)) });

  const begun = await beginRun(stored, 'straight', browser);
  if (!begun.ok) return failed(begun.failure);
  const { callback, ended } = await visit(page, begun.url, user, timeout);
  if (!callback) return { ok: false, reason: await whyEnded(ended, page, stored.profile.metadata, context) };

  const received = await receive(callback.searchParams, browser, async () => stored);
  if (received.kind === 'not-configured') return failed({ step: 'authorize', kind: 'unknown-state' });
  if (received.kind !== 'run') return failed({ step: 'authorize', ...received });
  const { id } = received.run;
  const exchanged = received.run.failure ? received.run : await exchange(id, browser);
  if (exchanged?.failure) return failed(exchanged.failure);
  const run = await verifyRun(id, browser);
  const id_token = run?.token_response?.id_token;
  if (!run?.verification || id_token === undefined) throw new Error('a run without failure has a verdict');
  return run.verification.verdict === 'valid'
    ? { ok: true, id_token }
    : { ok: false, reason: whyNotValid(run.verification) };
}

type Visit = { callback: URL; ended?: never } | { callback?: never; ended: Exclude<Ended, { kind: 'left' }> };

/** Goes to the provider, and signs in there until it leads back. */
async function visit(page: Page, address: string, user: User, timeout: number): Promise<Visit> {
  const { callback } = await catchCallback(page, environment().callback_url);
  const went = await page.goto(address, { timeout }).then(
    (response) => response,
    (error: unknown) => (error instanceof Error ? error : new Error('unknown')),
  );
  if (went instanceof Error) return { ended: { kind: 'stopped', said: firstLine(went.message) } };
  // RFC 6749 §4.1.2.1: what is wrong with the client or the redirect URI stays at the provider.
  if (went && went.status() >= 400) {
    return { ended: { kind: 'stopped', said: `HTTP ${went.status()}` } };
  }
  const ended = await signIn(page, user, callback, timeout);
  return ended.kind === 'left' ? { callback: await callback } : { ended };
}

const firstLine = (text: string) => text.split('\n', 1).join();
