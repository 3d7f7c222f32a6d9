import { clientScopes, type DemoClient, findClient, otherScopes } from './clients';
import type { Pool } from './pool';
import { errorPage, redirect, withQuery } from './responses';

/** A valid authorization request. OpenID Connect Core 1.0 §3.1.2.1. */
export type AuthorizationRequest = {
  client: DemoClient;
  redirect_uri: string;
  scope: readonly string[];
  state: string | null;
  nonce: string | null;
  code_challenge: string | null;
  prompt: readonly string[];
  /** The API that the access token is for: its `aud`. RFC 8707 §2. */
  resource: string | null;
};

/**
 * Validates the query of /oauth2/authorize and /login, or returns Cognito's error. Until the client and its callback
 * URL are known to be valid, the error page stays at Cognito: it never redirects to an unregistered URL.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export function readAuthorizationRequest(
  pool: Pool,
  query: URLSearchParams,
): AuthorizationRequest | Response {
  const client_id = query.get('client_id');
  if (!client_id) return errorPage('Missing required parameter client_id in request URL');
  const client = findClient(client_id);
  if (!client) return redirect(`${pool.domain_origin}/error?error=invalid_request`);
  const redirect_uri = query.get('redirect_uri');
  if (!redirect_uri) return errorPage("Required String parameter 'redirect_uri' is not present");
  // A client for client credentials has no callback URLs.
  if (client.machine_scopes || !callbackUrls(pool).includes(redirect_uri)) {
    pool.refused_redirect_uri = redirect_uri.slice(0, 2_000);
    return redirect(`${pool.domain_origin}/error?error=redirect_mismatch&client_id=${client.client_id}`);
  }

  const state = query.get('state');
  const request = { client, redirect_uri, state };
  const response_type = query.get('response_type');
  if (response_type === 'token') return errorRedirect(request, 'unauthorized_client');
  if (response_type !== 'code') return errorRedirect(request, 'invalid_request');
  const code_challenge = query.get('code_challenge');
  const method = query.get('code_challenge_method');
  if ((code_challenge ?? method) !== null && method !== 'S256')
    return errorRedirect(request, 'invalid_request');
  const asked = query.get('scope')?.split(' ').filter(Boolean) ?? [];
  if (!asked.every((name) => clientScopes.includes(name) || otherScopes.includes(name))) {
    return errorRedirect(request, 'invalid_request', 'invalid_scope');
  }
  // Without a scope, all scopes that the client allows.
  const scope = asked.length > 0 ? [...new Set(asked)] : [...clientScopes, ...otherScopes];
  const resources = query.getAll('resource');
  if (resources.length > 1 || !resources.every(isResource)) return errorRedirect(request, 'invalid_request');
  const prompt = query.get('prompt')?.split(' ') ?? [];
  const [resource = null] = resources;
  return { ...request, scope, nonce: query.get('nonce'), code_challenge, prompt, resource };
}

/**
 * Resource binding accepts an https URL, http on localhost, or a custom scheme.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
const isResource = (text: string): boolean =>
  URL.canParse(text) && (new URL(text).protocol !== 'http:' || new URL(text).hostname === 'localhost');

/** The allowed callback URLs. With the fault, each has a trailing slash, a common mistake. */
export const callbackUrls = ({ fault, callback_urls }: Pool): readonly string[] =>
  fault === 'redirect-mismatch' ? callback_urls.map((url) => `${url}/`) : callback_urls;

/** Redirects to the client's callback URL with an error: description, state, and error, in Cognito's order. */
export function errorRedirect(
  { redirect_uri, state }: Pick<AuthorizationRequest, 'redirect_uri' | 'state'>,
  error: string,
  error_description?: string,
): Response {
  const query = new URLSearchParams();
  if (error_description !== undefined) query.set('error_description', error_description);
  if (state !== null) query.set('state', state);
  query.set('error', error);
  return redirect(withQuery(redirect_uri, query));
}
