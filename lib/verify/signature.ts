import { importJWK } from 'jose';
import type { Decoded } from './decode';
import type { KeySet, VerificationKey } from './keys/key-set';
import type { Selection } from './keys/select-key';
import { fits, isOnUnknownCurve, type SigningAlgorithm, signingAlgorithm } from './signing-algorithms';

/** Whether a token is signed with a key. It says nothing of whether the key or the algorithm may be used. */
export type SignatureAnswer =
  | { kind: 'match' }
  | { kind: 'mismatch' }
  /** `alg` is `none`, or the third part is empty. */
  | { kind: 'unsigned' }
  | { kind: 'not-checked'; reason: string }
  /** The chosen key is none. */
  | { kind: 'no-key' };

/**
 * jose imports the keys; the verification itself is WebCrypto's, since jose's own stops at the first thing that it
 * finds wrong with a header or a key, and here each has a check of its own and the signature is still told.
 */
export async function checkSignature(
  decoded: Decoded,
  set: KeySet,
  selection: Selection,
): Promise<SignatureAnswer> {
  const { signature, signing_input, header } = decoded;
  const alg = header.object?.alg;
  if (signature === null || signing_input === null) return notChecked('A signed token has three parts.');
  if (signature.length === 0 || (typeof alg === 'string' && alg.toLowerCase() === 'none'))
    return { kind: 'unsigned' };
  if (!('key' in selection)) return notChecked('No key was selected.');
  const algorithm = signingAlgorithm(alg);
  if (algorithm === undefined) return notChecked('The header names no algorithm that can be checked here.');
  if (algorithm.kty === 'oct' && set.given !== 'secret') {
    return notChecked('A public key is never used as the secret of an HMAC, since everyone has it.');
  }
  if (isOnUnknownCurve(selection.key, algorithm)) return notChecked('The key’s curve can’t be checked here.');
  if (!fits(selection.key, algorithm)) return notChecked('The key type doesn’t fit the algorithm.');
  const key = await importKey(selection.key, String(alg), algorithm);
  if (key === null) return { kind: 'no-key' };
  // A modulus too short for the hash and the salt of an RSA-PSS makes it throw. RFC 8017 §9.1.2.
  const matches = await crypto.subtle
    .verify(algorithm.params, key, signature, signing_input)
    .catch(() => null);
  if (matches === null) return notChecked('The key is too short for this algorithm.');
  return { kind: matches ? 'match' : 'mismatch' };
}

const notChecked = (reason: string): SignatureAnswer => ({ kind: 'not-checked', reason });

const imported = new WeakMap<VerificationKey, Map<string, Promise<CryptoKey | null>>>();

/** A key as WebCrypto wants it for `alg`, imported once; `null` where it is none. */
function importKey(
  key: VerificationKey,
  alg: string,
  { params }: SigningAlgorithm,
): Promise<CryptoKey | null> {
  let byAlgorithm = imported.get(key);
  if (byAlgorithm === undefined) {
    byAlgorithm = new Map();
    imported.set(key, byAlgorithm);
  }
  let result = byAlgorithm.get(alg);
  if (result === undefined) {
    result = importJWK(key.material, alg)
      .then((made) =>
        made instanceof Uint8Array
          ? crypto.subtle.importKey('raw', new Uint8Array(made), params, false, ['verify'])
          : made,
      )
      .catch(() => null);
    byAlgorithm.set(alg, result);
  }
  return result;
}
