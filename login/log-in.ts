import type { Page } from '@playwright/test';
import { newSession } from '@/lib/server/http/session';
import { beginRun } from '@/lib/server/login/begin';
import { environment } from '@/lib/server/process/environment';
import { catchCallback } from './catch-callback';
import { contextOf, type ReadyProfile } from './choose-profile';
import { failed, finish, type LoggedIn } from './finish';
import { type Ended, signIn, type User } from './hosted-ui';
import { whyEnded } from './words';

/**
 * Signs in with a profile, in a page of a browser without a session: authorization request, exchange, and verdict are
 * the app's own, so it returns only a token that the app calls valid. `timeout` in milliseconds, for the pages of the
 * provider.
 */
export async function logIn(
  page: Page,
  stored: ReadyProfile,
  user: User,
  timeout: number,
): Promise<LoggedIn> {
  const browser = newSession().id;
  const started = await beginRun(stored, 'straight', browser);
  if (!started.ok) return failed(started.failure, stored);
  const { callback, ended } = await visit(page, started.url, user, timeout);
  if (callback) return await finish(callback.searchParams, browser, stored);
  const reason = await whyEnded(ended, page, stored.profile.metadata, contextOf(stored));
  return { ok: false, fault: ended.kind === 'late' ? 'timeout' : 'provider', reason };
}

type Visit = { callback: URL; ended?: never } | { callback?: never; ended: Exclude<Ended, { kind: 'left' }> };

/** Opens the provider, and signs in there until it redirects back. */
async function visit(page: Page, address: string, user: User, timeout: number): Promise<Visit> {
  const { callback } = await catchCallback(page, environment().callback_url);
  const went = await page.goto(address, { timeout }).then(
    (response) => response,
    (error: unknown) => (error instanceof Error ? error : new Error('unknown')),
  );
  if (went instanceof Error) {
    if (went.name === 'TimeoutError')
      return { ended: { kind: 'late', waited_for: 'a field for the user name' } };
    return { ended: { kind: 'stopped', said: wordsOf(went.message) } };
  }
  // RFC 6749 §4.1.2.1: an error in the client or the redirect URI stays at the provider.
  if (went && went.status() >= 400) {
    return { ended: { kind: 'stopped', said: `HTTP ${went.status()}` } };
  }
  const ended = await signIn(page, user, callback, timeout);
  if (ended.kind !== 'left') return { ended };
  const { url, form } = await callback;
  return form ? { ended: { kind: 'form-post' } } : { callback: url };
}

/** The first line, without the queries of its URLs, which contain the request's state and nonce. */
const wordsOf = (message: string) =>
  message
    .split('\n', 1)
    .join()
    .replaceAll(/\?[^\s"]*/g, '');
