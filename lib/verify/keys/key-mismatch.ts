import { readKeyInput } from './key-input';

/** The algorithms that a shared secret verifies. RFC 7518 §3.2. */
const isHmac = (alg: string) => alg.startsWith('HS');

/**
 * Why the key in the form can't belong to the token, or `null`. In that case the key is wrong, and the
 * token's signature isn't reported as invalid.
 */
export function keyMismatch(alg: unknown, text: string): string | null {
  if (typeof alg !== 'string' || alg.length > 16 || text.trim() === '') return null;
  const read = readKeyInput(text);
  if (!read.ok) return null;
  const { kind } = read.keys;
  if (kind === 'secret' && /^(?:RS|PS|ES)\d{3}$|^EdDSA$|^Ed25519$/.test(alg))
    return `This token is signed with ${alg} and needs a public key. You entered an HMAC secret.`;
  if (kind === 'pem' && isHmac(alg))
    return `This token is signed with ${alg} and needs an HMAC secret. You entered a public key.`;
  return null;
}
