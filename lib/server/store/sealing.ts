import 'server-only';
import { createHmac } from 'node:crypto';
import { derivedKey } from '@/lib/server/process/derived-key';
import { seal, unseal } from '@/lib/server/process/sealing';

/**
 * A name under which nobody without the secret can tell, or guess, what is kept. The braces make one slot of a Redis
 * Cluster of them all: a script may touch keys of one slot only.
 */
export const nameOf = (...parts: string[]): string =>
  `{claimcheck}:${createHmac('sha256', key('names')).update(JSON.stringify(parts)).digest('base64url')}`;

export const sealAt = (name: string, text: string): Promise<string> => seal(text, key('values'), name);

export const unsealAt = (name: string, value: string): Promise<string | null> =>
  unseal(value, key('values'), name);

function key(purpose: 'names' | 'values'): Buffer {
  const found = derivedKey(`store ${purpose}`);
  if (!found) throw new Error('a store without a secret');
  return found;
}
