import { lifetimes, type Pool, type Session } from './pool';

/** Cookies ignore ports, so the name contains the port. Two pools on one machine then don't interfere. */
const cookieName = (pool: Pool) => `demo_pool_session_${new URL(pool.domain_origin).port}`;

const attributes = (pool: Pool) =>
  `Path=/; HttpOnly; SameSite=Lax${pool.domain_origin.startsWith('https:') ? '; Secure' : ''}`;

/** The session of the request's cookie, if it hasn't expired. */
export function findSession(pool: Pool, request: Request): Session | undefined {
  const id = sessionId(pool, request);
  return id === undefined ? undefined : pool.sessions.get(id);
}

/** Stores a session and returns its cookie. */
export function beginSession(pool: Pool, session: Session): string {
  const id = crypto.randomUUID();
  pool.sessions.set(id, session, lifetimes.session);
  return `${cookieName(pool)}=${id}; Max-Age=${lifetimes.session}; ${attributes(pool)}`;
}

/** Deletes the request's session and returns the cookie that clears it. */
export function endSession(pool: Pool, request: Request): string {
  const id = sessionId(pool, request);
  if (id !== undefined) pool.sessions.delete(id);
  return `${cookieName(pool)}=; Max-Age=0; ${attributes(pool)}`;
}

function sessionId(pool: Pool, request: Request): string | undefined {
  const prefix = `${cookieName(pool)}=`;
  const cookies = request.headers.get('cookie')?.split(/; */) ?? [];
  return cookies.find((cookie) => cookie.startsWith(prefix))?.slice(prefix.length);
}
