import { base64url, CompactSign } from 'jose';
import { accessTokenClaims, idTokenClaims, machineTokenClaims } from './claims';
import type { DemoKeys, SigningKey } from './keys';
import type { Claims } from './overrides';
import { type Grant, type Pool, type RefreshGrant, seconds } from './pool';
import type { Overrides } from './trigger-event';

export type SignedTokens = { id_token?: string; access_token: string };

/** Signs an access token, and an id_token if `openid` was granted or the user signed in through the API. */
export async function signTokens(
  pool: Pool,
  grant: Grant,
  overrides: Overrides,
  nonce: string | null,
): Promise<SignedTokens> {
  const keys = await signingKeys(pool);
  const access_token = await sign(accessTokenClaims(pool, grant, overrides), keys.access);
  if (!grant.scope.includes('openid') && !grant.by_api) return { access_token };
  const at_hash = grant.by_api ? null : await accessTokenHash(access_token);
  const id_token = await sign(idTokenClaims(pool, grant, overrides, { at_hash, nonce }), keys.id);
  return { id_token, access_token };
}

/** Signs the access token of a client without a user. */
export const signMachineToken = async (
  pool: Pool,
  client_id: string,
  scope: readonly string[],
  overrides: Overrides,
): Promise<string> =>
  sign(machineTokenClaims(pool, client_id, scope, overrides), (await signingKeys(pool)).access);

async function signingKeys(pool: Pool): Promise<DemoKeys> {
  if (pool.fault !== 'rotated-key') return pool.keys;
  const key = await pool.unpublished_key();
  return { id: key, access: key };
}

/** The left half of the digest. OpenID Connect Core 1.0 §3.1.3.6. */
async function accessTokenHash(access_token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(access_token));
  return base64url.encode(new Uint8Array(digest).subarray(0, 16));
}

/** Cognito's header contains only `kid` and `alg`, and its payload's JSON escapes slashes. */
function sign(claims: Claims, key: SigningKey): Promise<string> {
  const payload = JSON.stringify(claims).replaceAll('/', '\\/');
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ kid: key.kid, alg: 'RS256' })
    .sign(key);
}

/** With the pool's key, which is Claimcheck's own. */
export const signByHand = (claims: Record<string, unknown>, key: SigningKey): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
    .setProtectedHeader({ kid: key.kid, alg: 'RS256', made_by_hand: true })
    .sign(key);

/**
 * A refresh token is opaque. This one looks like Cognito's: a JWE with a plausible header and random parts.
 */
function newRefreshToken(): string {
  const header = base64url.encode(JSON.stringify({ cty: 'JWT', enc: 'A256GCM', alg: 'RSA-OAEP' }));
  const parts = [256, 12, 320, 16].map((size) =>
    base64url.encode(crypto.getRandomValues(new Uint8Array(size))),
  );
  return [header, ...parts].join('.');
}

/** Keeps what a refresh token is for, and makes one. */
export function issueRefreshToken(pool: Pool, granted: RefreshGrant): string {
  const refresh_token = newRefreshToken();
  pool.refresh_tokens.set(refresh_token, granted, granted.expires_at - seconds(pool));
  return refresh_token;
}
