import 'server-only';
import { hkdfSync } from 'node:crypto';
import { environment } from './environment';
import { singleton } from './singleton';

/**
 * A 256-bit key for one purpose, the same in every replica with the same secret. Keys don't reveal anything
 * about each other. RFC 5869: the secret is random, so a salt isn't needed (§3.1). `null` if there is no
 * secret.
 */
export function derivedKey(purpose: string): Buffer | null {
  const { secret } = environment();
  if (secret === null) return null;
  return singleton(`key ${purpose}`, () =>
    Buffer.from(hkdfSync('sha256', secret, '', `claimcheck ${purpose}`, 32)),
  );
}
