import { lifetimes, type Pool, type Session } from './pool';

/** Cookies ignore ports, so the name has the port in it: two pools on one machine do not disturb each other. */
const cookieName = (pool: Pool) => `demo_pool_session_${new URL(pool.domain_origin).port}`;

const attributes = (pool: Pool) =>
  `Path=/; HttpOnly; SameSite=Lax${pool.domain_origin.startsWith('https:') ? '; Secure' : ''}`;

/** The sign-in that the request's cookie stands for, if it is not over. */
export function findSession(pool: Pool, request: Request): Session | undefined {
  const id = sessionId(pool, request);
  return id === undefined ? undefined : pool.sessions.get(id);
}

/** Remembers a sign-in, and answers the cookie for it. */
export function beginSession(pool: Pool, session: Session): string {
  const id = crypto.randomUUID();
  pool.sessions.set(id, session, lifetimes.session);
  return `${cookieName(pool)}=${id}; Max-Age=${lifetimes.session}; ${attributes(pool)}`;
}

/** Forgets the request's sign-in, and answers the cookie that clears it. */
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
