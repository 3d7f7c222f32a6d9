import { base64url } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { KeyMap } from './key-map';
import { type CubeOptions, cubeOptions } from './options';

/** The claims that Cube goes on with, or why it does not, in the words of its log. */
export type Checked = { ok: true; payload: unknown } | { ok: false; reason: string };

/**
 * Cube's own check, `createDefaultCheckAuth` of @cubejs-backend/api-gateway 1.7, in its order. It is made of two calls
 * of jsonwebtoken, and its reasons are that library's messages to the letter: so this asks the same library, in the
 * version that Cube has.
 * @param token what stands in the header, without `Bearer`; not empty
 * @param keys `null` where there is no CUBEJS_JWK_URL
 */
export async function checkToken(
  token: string,
  settings: CubeSettings,
  keys: KeyMap | null,
  now: number,
): Promise<Checked> {
  const options = cubeOptions(settings);
  try {
    const key =
      options.jwk_url === undefined
        ? await ownSecret(token, settings)
        : { token, key: publicKey(token, keys) };
    return { ok: true, payload: verify(key.token, key.key, options, now) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function verify(token: string, key: unknown, options: CubeOptions, now: number): unknown {
  const { algorithms, issuer, audience, subject } = options;
  // Zero would be taken for no time at all.
  const clockTimestamp = Math.max(Math.floor(now / 1000), 1);
  return jsonwebtoken.verify(token, key, { algorithms, issuer, audience, subject, clockTimestamp });
}

/** The key that the token's `kid` names in the set at CUBEJS_JWK_URL. Throws what Cube throws. */
function publicKey(token: string, map: KeyMap | null) {
  const decoded = jsonwebtoken.decode(token, { complete: true });
  if (!decoded) throw new Error('Unable to decode JWT key');
  const { kid } = decoded.header as { kid?: unknown };
  if (!kid) throw new Error('JWT without kid inside headers');
  if (!map?.ok) throw new Error(map?.reason);
  const key = map.keys.get(kid);
  if (!key) throw new Error(`Unable to verify, JWK with kid: "${kid}" not found`);
  return key;
}

const hashes: Record<string, string> = { HS256: 'SHA-256', HS384: 'SHA-384', HS512: 'SHA-512' };

/**
 * Without CUBEJS_JWK_URL Cube verifies with a secret of its own, which nobody here knows. Its signature is taken for
 * good: the token is signed anew with a secret that stands in for Cube's.
 */
async function ownSecret(token: string, settings: CubeSettings) {
  const standIn = 'any secret';
  const header = headerOf(token);
  const hash = hashes[String(header?.alg)];
  const [protectedHeader, payload, signature] = token.split('.');
  if (hash === undefined || !signature || !hasSecret(settings)) return { token, key: standIn };
  const encoder = new TextEncoder();
  const secret = await crypto.subtle.importKey(
    'raw',
    encoder.encode(standIn),
    { name: 'HMAC', hash },
    false,
    ['sign'],
  );
  const signed = `${protectedHeader}.${payload}`;
  const mac = await crypto.subtle.sign('HMAC', secret, encoder.encode(signed));
  return { token: `${signed}.${base64url.encode(new Uint8Array(mac))}`, key: standIn };
}

const hasSecret = ({ has_api_secret, has_jwt_key }: CubeSettings) => has_api_secret || has_jwt_key;

function headerOf(token: string): { alg?: unknown } | undefined {
  try {
    return jsonwebtoken.decode(token, { complete: true })?.header as { alg?: unknown } | undefined;
  } catch {
    return undefined;
  }
}
