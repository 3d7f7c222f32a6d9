import { importJWK } from 'jose';
import type { Decoded } from './decode';
import type { KeySet, VerificationKey } from './keys/key-set';
import type { Selection } from './keys/select-key';
import { fits, isOnUnknownCurve, type SigningAlgorithm, signingAlgorithm } from './signing-algorithms';

/** Whether a key signed a token. Whether the key and the algorithm are allowed is a separate question. */
export type SignatureAnswer =
  | { kind: 'match' }
  | { kind: 'mismatch' }
  /** `alg` is `none`, or the third part is empty. */
  | { kind: 'unsigned' }
  | { kind: 'not-checked'; reason: string }
  /** The selected key isn't a key. */
  | { kind: 'no-key' };

/**
 * jose imports the keys, but WebCrypto verifies: jose stops at the first problem with a header or a key.
 * Here, each of them has its own check, and the signature is still checked.
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
  if (isTooShort(key, algorithm)) return notChecked('The key is too short for this algorithm.');
  const matches = await crypto.subtle.verify(algorithm.params, key, signature, signing_input);
  return { kind: matches ? 'match' : 'mismatch' };
}

/**
 * Whether an RSA-PSS modulus is too short for the hash and the salt. Depending on the version of Node.js,
 * WebCrypto throws or returns `false`. RFC 8017 §9.1.2.
 */
function isTooShort(key: CryptoKey, { params, hash }: SigningAlgorithm): boolean {
  if (params.saltLength === undefined) return false;
  const { modulusLength } = key.algorithm as RsaHashedKeyAlgorithm;
  const encodedLength = Math.ceil((modulusLength - 1) / 8);
  return encodedLength < Number(hash.slice('SHA-'.length)) / 8 + params.saltLength + 2;
}

const notChecked = (reason: string): SignatureAnswer => ({ kind: 'not-checked', reason });

const imported = new WeakMap<VerificationKey, Map<string, Promise<CryptoKey | null>>>();

/** A key as WebCrypto needs it for `alg`, imported once; `null` if it isn't a key. */
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
