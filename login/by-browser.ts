import { newSession } from '@/lib/server/http/session';
import { beginRun } from '@/lib/server/login/begin';
import { awaitHandover } from '@/lib/server/login/handover';
import { environment } from '@/lib/server/process/environment';
import { listenForCallback } from './callback-listener';
import type { ReadyProfile } from './choose-profile';
import { failed, finish, type LoggedIn } from './finish';

type Way = {
  /** Milliseconds to wait for the user. */
  timeout: number;
  someoneElse: boolean;
  /** Shows the user where to sign in. */
  show: (url: string) => Promise<void>;
};

/**
 * Signs in with the user's own browser, which goes to the provider. Its redirect to the callback URL arrives here. If a
 * running app uses the callback's port, the app passes on the response.
 */
export async function logInByBrowser(stored: ReadyProfile, way: Way): Promise<LoggedIn> {
  const browser = newSession().id;
  const started = await beginRun(stored, 'straight', browser, way.someoneElse);
  if (!started.ok) return failed(started.failure, stored);
  const { callback_url } = environment();
  const listener =
    (await listenForCallback(callback_url, (state) => state === started.state)) ??
    (await awaitHandover(started.state));
  try {
    await way.show(started.url);
    const answered = await withTimeout(listener.answered, way.timeout);
    if (answered) return await finish(answered, browser, stored);
    return {
      ok: false,
      fault: 'timeout',
      reason: `No sign-in within ${way.timeout / 1000} s.
The provider must redirect to ${callback_url}. --timeout waits longer.`,
    };
  } finally {
    await listener.close();
  }
}

async function withTimeout<T>(promise: Promise<T>, timeout: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), timeout);
  });
  return await Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
