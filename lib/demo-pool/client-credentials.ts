import * as z from 'zod';
import { type DemoClient, resourceScopes } from './clients';
import { lifetimes, type Pool } from './pool';
import { json, oauthError } from './responses';
import { runMachineTrigger } from './run-trigger';
import { signMachineToken } from './tokens';

/**
 * grant_type=client_credentials: an access token for the client itself, and never a refresh token. RFC 6749 §4.4.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export async function clientCredentials(
  pool: Pool,
  client: DemoClient,
  form: URLSearchParams,
): Promise<Response> {
  const { client_id, machine_scopes: allowed } = client;
  if (!allowed) return oauthError('unauthorized_client');
  const asked = form.get('scope')?.split(' ').filter(Boolean) ?? [];
  // openid and the other standard scopes are about a user.
  if (!asked.every((name) => resourceScopes.includes(name))) return oauthError('invalid_scope');
  // Without a scope, all scopes of the client. Scopes that it may not have are ignored.
  const scope = asked.length > 0 ? allowed.filter((name) => asked.includes(name)) : allowed;
  if (scope.length === 0) return oauthError('invalid_scope');
  const metadata = readMetadata(form.get('aws_client_metadata'));
  if (!metadata) return oauthError('invalid_request');
  const outcome = await runMachineTrigger(pool, { client_id, scope, metadata });
  if (!outcome.ok) return oauthError('invalid_request', outcome.failure);
  const access_token = await signMachineToken(pool, client_id, scope, outcome.overrides);
  return json({ access_token, expires_in: lifetimes.token, token_type: 'Bearer' });
}

const metadataSchema = z.record(z.string(), z.string());

/** The trigger gets it as `clientMetadata`: JSON, an object of strings. */
function readMetadata(text: string | null): Record<string, string> | undefined {
  if (text === null) return {};
  try {
    return metadataSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
