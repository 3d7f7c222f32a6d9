import { findClient } from './clients';
import type { Pool } from './pool';
import { errorPage, redirect } from './responses';
import { endSession } from './session';

/**
 * GET /logout: ends the session, even if the rest of the request is invalid. Like Cognito, it doesn't support the
 * parameters of OpenID Connect RP-Initiated Logout.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export function logout(pool: Pool, request: Request): Response {
  const response = answer(pool, new URL(request.url));
  response.headers.append('set-cookie', endSession(pool, request));
  return response;
}

function answer(pool: Pool, { search, searchParams }: URL): Response {
  const client_id = searchParams.get('client_id');
  const logout_uri = searchParams.get('logout_uri');
  if (!client_id) return errorPage('Missing required parameter client_id in request URL');
  if (!findClient(client_id)) return redirect(`${pool.domain_origin}/error?error=invalid_request`);
  if (logout_uri !== null && pool.sign_out_urls.includes(logout_uri)) return redirect(logout_uri);
  if (searchParams.get('redirect_uri')) return redirect(`${pool.domain_origin}/login${search}`);
  return errorPage("Required String parameter 'redirect_uri' is not present");
}
