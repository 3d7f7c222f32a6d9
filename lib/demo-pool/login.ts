import { readAuthorizationRequest } from './authorization-request';
import { issueCode, withoutForm } from './authorize';
import { isCrossOrigin, readForm } from './form-body';
import { loginPage } from './login-page';
import { type Pool, seconds } from './pool';
import { errorPage } from './responses';
import { beginSession } from './session';
import { findUser } from './users';

/** GET /login: the form, unless none is needed. It can be opened directly, like the AWS console's link. */
export async function showLogin(pool: Pool, request: Request): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  const asked = readAuthorizationRequest(pool, searchParams);
  if (asked instanceof Response) return asked;
  // Managed login without a branding style returns 403 to everyone.
  if (pool.fault === 'no-branding')
    return errorPage('Login pages unavailable. Please contact an administrator.', 403);
  const answer = await withoutForm(pool, request, asked);
  const username = searchParams.get('login_hint') ?? '';
  return answer ?? loginPage(pool, { asked, search, username, step: 'username', wrong: false });
}

/** POST /login: the query repeats the request, so an open form needs no state on the server. */
export async function login(pool: Pool, request: Request): Promise<Response> {
  if (isCrossOrigin(request, pool.domain_origin)) {
    return errorPage('This form was submitted from another origin.', 403);
  }
  const { search, searchParams } = new URL(request.url);
  const asked = readAuthorizationRequest(pool, searchParams);
  if (asked instanceof Response) return asked;
  const form = await readForm(request);
  if (!form) return errorPage('The body isn’t a form, or is larger than 64 KiB.');
  const username = form.get('username') ?? '';
  // The first form of managed login. Like Cognito, it doesn't reveal whether the user exists.
  if (pool.login_look !== 'classic' && !form.has('password')) {
    const chosen = pool.login_look === 'managed' || form.get('challenge') === 'PASSWORD';
    return loginPage(pool, { asked, search, username, step: chosen ? 'password' : 'method', wrong: false });
  }
  const user = findUser(pool, username);
  if (!user || user.password !== form.get('password')) {
    return loginPage(pool, { asked, search, username, step: 'password', wrong: true });
  }
  const session = { user, auth_time: seconds(pool) };
  const response = await issueCode(pool, asked, session);
  response.headers.append('set-cookie', beginSession(pool, session));
  return response;
}
