import 'server-only';
import { CompactEncrypt, compactDecrypt } from 'jose';

const [alg, enc] = ['dir', 'A256GCM'];

/** Encrypts a text with a 256-bit key for one `place`; it can't be decrypted for another one. RFC 7516. */
export async function seal(text: string, key: Uint8Array, place: string): Promise<string> {
  // The header is authenticated, and may contain `sub`. RFC 7519 §5.3.
  return await new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg, enc, sub: place })
    .encrypt(key);
}

/** The text, or `null` if it wasn't encrypted for this place. */
export async function unseal(sealed: string, key: Uint8Array, place: string): Promise<string | null> {
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [alg],
      contentEncryptionAlgorithms: [enc],
    });
    return protectedHeader.sub === place ? new TextDecoder().decode(plaintext) : null;
  } catch {
    return null;
  }
}
