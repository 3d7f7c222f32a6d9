import 'server-only';
import { cookies } from 'next/headers';
import { environment } from '@/lib/server/process/environment';
import { cookieName, cookieOptions, newSession, openSession, type Session, sealSession } from './session';

/** The browser that asks. A first-time visitor gets an id that lasts only if `remember` is called with it. */
export async function currentSession(): Promise<Session> {
  const jar = await cookies();
  return (await openSession(jar.get(cookieName())?.value)) ?? newSession();
}

/**
 * Whether profiles may be kept for this browser. On a team server they are its own, so its id must have come in the
 * request's cookie: one that was made up for a newcomer costs nothing to have more of, and may never come back.
 */
export async function mayKeepProfiles(session: Session): Promise<boolean> {
  if (environment().store_url === null) return true;
  const jar = await cookies();
  return (await openSession(jar.get(cookieName())?.value))?.id === session.id;
}

/** Remembers what is said of the browser in its cookie. For route handlers and server actions. */
export async function remember(session: Session): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName(), await sealSession(session), cookieOptions());
}

/** Takes the cookie back: anyone who comes next from there is someone new. */
export async function forgetSession(): Promise<void> {
  const jar = await cookies();
  // With the attributes that it was set with, or a browser would refuse to change one named `__Host-`.
  jar.set(cookieName(), '', { ...cookieOptions(), maxAge: 0 });
}
