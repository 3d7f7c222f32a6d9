import { base64url } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { KeyMap } from './key-map';
import { type CubeOptions, cubeOptions } from './options';
import { type CubeSecrets, candidateSecrets } from './secrets';
import type { CubeVersion } from './version';

/** `assumed`: an unknown secret verifies the signature, which is assumed to be valid. */
export type Checked =
  | { ok: true; payload: unknown; assumed?: true }
  /** The message in Cube’s log. */
  | { ok: false; reason: string };

export type CheckInput = { settings: CubeSettings; secrets: CubeSecrets; version: CubeVersion; now: number };

/**
 * Cube’s own check, `createCheckAuthFn` of @cubejs-backend/api-gateway, in its order. It calls jsonwebtoken
 * twice, and
 * its reasons are that library’s messages. So this calls the same library, in Cube’s version.
 * @param token the header without `Bearer`; not empty
 * @param keys `null` without CUBEJS_JWK_URL
 */
export async function checkToken(token: string, input: CheckInput, keys: KeyMap | null): Promise<Checked> {
  const options = cubeOptions(input.settings);
  const main =
    options.jwk_url === undefined
      ? await byOwnSecret(token, options, input)
      : attempt(() => verify(token, publicKey(token, keys), options, input.now));
  if (main.ok || !input.settings.has_playground_secret) return main;
  const second = await tryPlayground(token, input);
  // 0.33 reports the second error, later releases the first.
  return second.ok || input.version === '0.33' ? second : main;
}

/** Cube signs its Playground’s own tokens, and accepts them in addition to all others. */
function tryPlayground(token: string, { secrets, now }: CheckInput): Promise<Checked> {
  const options = { ...noOptions, algorithms: ['HS256'] };
  return trySecret(token, secrets.playgroundAuthSecret ?? null, { options, now, mayBeKey: false });
}

const noOptions: CubeOptions = {
  jwk_url: undefined,
  issuer: undefined,
  audience: undefined,
  algorithms: undefined,
  subject: undefined,
  claims_namespace: undefined,
  scopes: undefined,
};

/**
 * One secret after another. An expired token is rejected immediately, because every secret would reject it.
 */
async function byOwnSecret(token: string, options: CubeOptions, input: CheckInput): Promise<Checked> {
  // In development mode, Cube generates a secret, which can't have signed any token.
  const candidates = candidateSecrets(input.settings, input.secrets, input.version);
  const secrets = candidates.length === 0 ? ['made up at the start'] : candidates;
  let last: Checked = { ok: false, reason: '' };
  for (const secret of secrets) {
    // CUBEJS_JWT_KEY may be a public key; the others are shared secrets.
    last = await trySecret(token, secret, { options, now: input.now, mayBeKey: input.settings.has_jwt_key });
    if (last.ok || last.reason === 'jwt expired' || last.reason === 'jwt not active') break;
  }
  return last;
}

async function trySecret(
  token: string,
  secret: string | null,
  { options, now, mayBeKey }: { options: CubeOptions; now: number; mayBeKey: boolean },
): Promise<Checked> {
  if (secret !== null) return attempt(() => verify(token, secret, options, now));
  const again = await signedAgain(token, options, mayBeKey ? signing : shared);
  const checked = attempt(() => verify(again.token, standIn, again.options, now));
  return checked.ok ? { ...checked, assumed: true } : checked;
}

function attempt(check: () => unknown): Checked {
  try {
    return { ok: true, payload: check() };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function verify(token: string, key: unknown, options: CubeOptions, now: number): unknown {
  const { algorithms, issuer, audience, subject } = options;
  // Zero would count as a missing time.
  const clockTimestamp = Math.max(Math.floor(now / 1000), 1);
  return jsonwebtoken.verify(token, key, { algorithms, issuer, audience, subject, clockTimestamp });
}

/** The key with the token’s `kid` in the set at CUBEJS_JWK_URL. Throws what Cube throws. */
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

const standIn = 'any secret';
const shared = /^HS(256|384|512)$/;
const signing = /^(HS|RS|ES|PS)(256|384|512)$/;

/**
 * An unknown secret may be a shared secret or a public key in PEM. So whatever the algorithm is, the token is
 * signed again with a substitute secret, and everything except the signature is checked.
 */
async function signedAgain(
  token: string,
  options: CubeOptions,
  known: RegExp,
): Promise<{ token: string; options: CubeOptions }> {
  const alg = String(headerOf(token)?.alg);
  const [, payload, signature] = token.split('.');
  const isRefused = options.algorithms !== undefined && !options.algorithms.includes(alg);
  if (!known.test(alg) || !signature || isRefused) return { token, options };
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(standIn), algorithm, false, ['sign']);
  const header = base64url.encode(JSON.stringify({ ...headerOf(token), alg: 'HS256' }));
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`${header}.${payload}`));
  return {
    token: `${header}.${payload}.${base64url.encode(new Uint8Array(mac))}`,
    options: { ...options, algorithms: ['HS256'] },
  };
}

function headerOf(token: string): Record<string, unknown> | undefined {
  try {
    return jsonwebtoken.decode(token, { complete: true })?.header as Record<string, unknown> | undefined;
  } catch {
    return undefined;
  }
}
