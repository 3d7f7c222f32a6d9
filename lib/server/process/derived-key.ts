import 'server-only';
import { hkdfSync } from 'node:crypto';
import { environment } from './environment';
import { singleton } from './singleton';

/**
 * A key of 256 bits for one purpose, the same at every replica with the same secret. No key tells anything of another.
 * RFC 5869: the secret is random, so that no salt is needed (§3.1). `null` where no secret is set.
 */
export function derivedKey(purpose: string): Buffer | null {
  const { secret } = environment();
  if (secret === null) return null;
  return singleton(`key ${purpose}`, () =>
    Buffer.from(hkdfSync('sha256', secret, '', `claimcheck ${purpose}`, 32)),
  );
}
