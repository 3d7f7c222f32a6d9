import 'server-only';
import { CompactSign } from 'jose';
import { readClaims } from '@/lib/cube/what-if';
import { openedDemoPool } from '@/lib/server/process/demo-pool';
import type { SignedToken } from '@/lib/views/cube';

/**
 * Signs a test token with edited claims: with the demo pool’s own key, or with a one-time secret of Cube.
 * Never with a key that a provider publishes, because anyone who verifies with that key would accept a forged
 * token.
 */
export async function signToken(text: string, secret: string | null): Promise<SignedToken> {
  const read = readClaims(text);
  if (!read.ok) return read;
  if (secret === null) {
    const pool = openedDemoPool();
    return pool
      ? { ok: true, token: await pool.signByHand(read.claims) }
      : { ok: false, problem: 'The demo pool is off. Enter a secret of Cube instead.' };
  }
  if (secret === '') return { ok: false, problem: 'Enter the secret that your Cube verifies with.' };
  if (isKey(secret)) {
    return { ok: false, problem: 'This is a key, not a shared secret. Claimcheck doesn’t sign with it.' };
  }
  const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(read.claims)))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', made_by_hand: true })
    .sign(new TextEncoder().encode(secret));
  return { ok: true, token };
}

/** A PEM, a JWK or a JWK Set, or what’s inside a PEM: as Base64, each starts with the same letters. */
const isKey = (secret: string): boolean =>
  secret.includes('-----BEGIN') ||
  (/^[[{]/.test(secret.trimStart()) && secret.includes('"kty"')) ||
  (secret.trimStart().startsWith('MII') && secret.length > 200);
