import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { cookies } from 'next/headers';
import { environment } from '@/lib/server/process/environment';
import { cookieName, cookieOptions, newSession, openSession, type Session, sealSession } from './session';

/**
 * The session of the requesting browser. A first-time visitor gets an ID that is only kept if you call
 * `remember` with it.
 */
export async function currentSession(): Promise<Session> {
  const jar = await cookies();
  return (await openSession(jar.get(cookieName())?.value)) ?? newSession();
}

/**
 * Whether profiles may be stored for this browser. On a team server, they belong to the browser, so its ID
 * must be from the request's cookie. A new visitor's ID is free to create and may never be used again.
 */
export async function mayKeepProfiles(session: Session): Promise<boolean> {
  if (environment().store_url === null) return true;
  const jar = await cookies();
  return (await openSession(jar.get(cookieName())?.value))?.id === session.id;
}

/**
 * Stores the session in the browser's cookie, for another ninety days. For route handlers and server actions. An
 * unchanged session keeps its encrypted text.
 */
export async function remember(session: Session): Promise<void> {
  const jar = await cookies();
  const sealed = jar.get(cookieName())?.value;
  const unchanged = sealed !== undefined && isDeepStrictEqual(await openSession(sealed), session);
  jar.set(cookieName(), unchanged ? sealed : await sealSession(session), cookieOptions());
}

/** Deletes the cookie, so that the next request is from a new visitor. */
export async function forgetSession(): Promise<void> {
  const jar = await cookies();
  // With the same attributes, or browsers would reject the change of a `__Host-` cookie.
  jar.set(cookieName(), '', { ...cookieOptions(), maxAge: 0 });
}
