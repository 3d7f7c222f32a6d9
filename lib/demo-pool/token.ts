import { base64url } from 'jose';
import { authenticateClient } from './client-authentication';
import { clientCredentials } from './client-credentials';
import type { DemoClient } from './clients';
import { readForm } from './form-body';
import { type Authorization, lifetimes, type Pool, seconds } from './pool';
import { json, oauthError } from './responses';
import { runTrigger } from './run-trigger';
import { issueRefreshToken, type SignedTokens, signTokens } from './tokens';

/**
 * POST /oauth2/token.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export async function token(pool: Pool, request: Request): Promise<Response> {
  const form = await readForm(request);
  if (!form) return oauthError('invalid_request');
  // Deleted before anything else is checked: a failed attempt uses up the code too.
  const authorization = pool.codes.take(form.get('code') ?? '');
  const client = authenticateClient(pool, request, form);
  if (typeof client === 'string') return oauthError(client);
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return await exchange(pool, client, form, authorization);
    case 'refresh_token':
      return await refresh(pool, client, form);
    case 'client_credentials':
      return await clientCredentials(pool, client, form);
    case null:
      return oauthError('invalid_request');
    default:
      return oauthError('unsupported_grant_type');
  }
}

/** RFC 6749 §4.1.3, RFC 7636 §4.5. */
async function exchange(
  pool: Pool,
  client: DemoClient,
  form: URLSearchParams,
  authorization: Authorization | undefined,
): Promise<Response> {
  if (!form.get('code') || !form.get('redirect_uri')) return oauthError('invalid_request');
  if (authorization?.grant.client_id !== client.client_id) return oauthError('invalid_grant');
  const { grant, overrides, redirect_uri, nonce, code_challenge } = authorization;
  if (form.get('redirect_uri') !== redirect_uri) return oauthError('unauthorized_client', 'invalid_redirect');
  const verifier = form.get('code_verifier');
  if (code_challenge !== null && !verifier) return oauthError('invalid_request');
  if (code_challenge !== null && (await s256(verifier ?? '')) !== code_challenge)
    return oauthError('invalid_grant');
  const expires_at = seconds(pool) + lifetimes.refresh_token;
  return tokenResponse(
    await signTokens(pool, grant, overrides, nonce),
    issueRefreshToken(pool, { grant, expires_at }),
  );
}

/**
 * New tokens for the same sign-in. The trigger runs again, and there's no nonce. With rotation, the response has a new
 * refresh token that keeps the expiration of the one it replaces.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 */
async function refresh(pool: Pool, client: DemoClient, form: URLSearchParams): Promise<Response> {
  const refresh_token = form.get('refresh_token');
  if (!refresh_token) return oauthError('invalid_request');
  const granted = pool.refresh_tokens.get(refresh_token);
  if (granted?.grant.client_id !== client.client_id) return oauthError('invalid_grant');
  const { grant } = granted;
  const outcome = await runTrigger(pool, 'TokenGeneration_RefreshTokens', grant);
  if (!outcome.ok) return oauthError('invalid_request', outcome.failure);
  const tokens = await signTokens(pool, grant, outcome.overrides, null);
  if (!pool.rotates) return tokenResponse(tokens);
  // Used once, even if several requests arrive at the same time.
  const taken = pool.refresh_tokens.take(refresh_token);
  return taken ? tokenResponse(tokens, issueRefreshToken(pool, taken)) : oauthError('invalid_grant');
}

/** Fields in Cognito's order; undefined ones are omitted. */
const tokenResponse = ({ id_token, access_token }: SignedTokens, refresh_token?: string) =>
  json({ id_token, access_token, refresh_token, expires_in: lifetimes.token, token_type: 'Bearer' });

async function s256(verifier: string): Promise<string> {
  return base64url.encode(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
  );
}
