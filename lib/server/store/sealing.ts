import 'server-only';
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { derivedKey } from '@/lib/server/process/derived-key';

/** Bytes. NIST SP 800-38D §8.2.2: random nonces of this size are good for 2^32 values under one key. */
const nonceSize = 12;
const tagSize = 16;

/**
 * A name under which nobody without the secret can tell, or guess, what is kept. The braces make one slot of a Redis
 * Cluster of them all: a script may touch keys of one slot only.
 */
export const nameOf = (...parts: string[]): string =>
  `{claimcheck}:${createHmac('sha256', key('names')).update(JSON.stringify(parts)).digest('base64url')}`;

/** Encrypts a text for the place `name`: anywhere else it does not open. */
export function seal(name: string, text: string): string {
  const nonce = randomBytes(nonceSize);
  const cipher = createCipheriv('aes-256-gcm', key('values'), nonce, { authTagLength: tagSize });
  cipher.setAAD(Buffer.from(name));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** The text, or `null` where something else is in the place than what was sealed for it. */
export function unseal(name: string, value: string): string | null {
  const bytes = Buffer.from(value, 'base64');
  const nonce = bytes.subarray(0, nonceSize);
  const tag = bytes.subarray(nonceSize, nonceSize + tagSize);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key('values'), nonce, { authTagLength: tagSize });
    decipher.setAAD(Buffer.from(name));
    decipher.setAuthTag(tag);
    const text = decipher.update(bytes.subarray(nonceSize + tagSize));
    return Buffer.concat([text, decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function key(purpose: 'names' | 'values'): Buffer {
  const found = derivedKey(`store ${purpose}`);
  if (!found) throw new Error('a store without a secret');
  return found;
}
