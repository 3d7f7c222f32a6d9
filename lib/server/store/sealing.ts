import 'server-only';
import { createHmac } from 'node:crypto';
import { derivedKey } from '@/lib/server/process/derived-key';
import { seal, unseal } from '@/lib/server/process/sealing';

/**
 * A name that doesn't reveal what is stored, and that can't be guessed without the secret. The braces put all
 * names into one slot of a Redis Cluster, because a script may only use keys of one slot.
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
