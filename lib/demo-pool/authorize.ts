import { type AuthorizationRequest, errorRedirect, readAuthorizationRequest } from './authorization-request';
import { type Grant, lifetimes, type Pool, type Session } from './pool';
import { redirect, withQuery } from './responses';
import { runTrigger } from './run-trigger';
import { findSession } from './session';

/** GET /oauth2/authorize: redirects to /login with the same query, unless no form is needed. */
export async function authorize(pool: Pool, request: Request): Promise<Response> {
  const { search, searchParams } = new URL(request.url);
  const asked = readAuthorizationRequest(pool, searchParams);
  if (asked instanceof Response) return asked;
  return (await withoutForm(pool, request, asked)) ?? redirect(`${pool.domain_origin}/login${search}`);
}

/** Responses that don't need a password: a session is still valid, or `prompt=none` without one. */
export async function withoutForm(
  pool: Pool,
  request: Request,
  asked: AuthorizationRequest,
): Promise<Response | undefined> {
  const session = asked.prompt.includes('login') ? undefined : findSession(pool, request);
  if (session) return await issueCode(pool, asked, session);
  return asked.prompt.includes('none') ? errorRedirect(asked, 'login_required') : undefined;
}

/** Runs the trigger, then redirects with a code to the client's callback URL, without `iss` or `session_state`. */
export async function issueCode(
  pool: Pool,
  asked: AuthorizationRequest,
  session: Session,
): Promise<Response> {
  const grant: Grant = {
    ...session,
    client_id: asked.client.client_id,
    scope: asked.scope,
    ...(asked.resource !== null && { resource: asked.resource }),
    origin_jti: crypto.randomUUID(),
    event_id: crypto.randomUUID(),
  };
  const outcome = await runTrigger(pool, 'TokenGeneration_HostedAuth', grant);
  if (!outcome.ok) return errorRedirect(asked, 'invalid_request', outcome.failure);
  const { redirect_uri, nonce, code_challenge, state } = asked;
  const code = crypto.randomUUID();
  pool.codes.set(
    code,
    { grant, overrides: outcome.overrides, redirect_uri, nonce, code_challenge },
    lifetimes.code,
  );
  const query = new URLSearchParams({ code });
  if (state !== null) query.set('state', state);
  return redirect(withQuery(redirect_uri, query));
}
