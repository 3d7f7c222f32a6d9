import { authenticateClient } from './client-authentication';
import { readForm } from './form-body';
import { lifetimes, type Pool } from './pool';
import { json, oauthError } from './responses';

/**
 * POST /oauth2/revoke: revokes a refresh token and the access tokens of the same sign-in. An unknown token, a revoked
 * one, and another client's token get the same empty response.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html
 */
export async function revoke(pool: Pool, request: Request): Promise<Response> {
  const form = await readForm(request);
  const token = form?.get('token');
  if (!form || !token) return oauthError('invalid_request');
  const client = authenticateClient(pool, request, form);
  if (client === 'invalid_client') return json({ error: client }, { status: 401 });
  if (client === 'invalid_request') return oauthError(client);
  // Three parts are a JWS: an id token or an access token.
  if (token.split('.').length === 3) return oauthError('unsupported_token_type');
  const grant = pool.refresh_tokens.get(token)?.grant;
  if (grant?.client_id === client.client_id) {
    pool.refresh_tokens.delete(token);
    pool.revoked.set(grant.origin_jti, true, lifetimes.token);
  }
  return new Response(null, { headers: { 'access-control-allow-origin': '*' } });
}
