import { base64url, type JWK } from 'jose';
import { isJsonObject } from '@/lib/json/object';
import { show } from '@/lib/verify/show';
import { readPem } from './pem';
import type { KeySource, Remedy } from './source';
import { describeUnusable, keyMembers } from './unusable-key';

/** A verification key: its unchecked metadata, and the key material. */
export type VerificationKey = {
  /** `null` if it's absent or not a string. */
  kid: string | null;
  kty: string;
  crv: unknown;
  use: unknown;
  key_ops: unknown;
  alg: unknown;
  /** Only the key material, so that no other field can break the import. */
  material: JWK;
  /** Whether the private half was included. */
  has_private_half: boolean;
};

export type KeySet = {
  /** The provider's set, one key from the user, or a shared secret from the user. */
  given: 'set' | 'key' | 'secret';
  keys: VerificationKey[];
  /** Entries of a set that aren't a usable public key. */
  unusable: UnusableKey[];
  /** Why there's no key; `null` if there is one. */
  reason: string | null;
  /** Set if a key is expected but missing. */
  remedy?: Remedy;
};

export type UnusableKey = { kid: string | null; problem: string };

const read = new WeakMap<KeySource, Promise<KeySet>>();

/** Reads the keys of a source. The result is cached per source object. */
export function readKeys(source: KeySource): Promise<KeySet> {
  let keys = read.get(source);
  if (keys === undefined) {
    keys = readSource(source);
    read.set(source, keys);
  }
  return keys;
}

async function readSource(source: KeySource): Promise<KeySet> {
  switch (source.kind) {
    case 'none':
      return none(source.reason, source.remedy);
    case 'secret': {
      const jwk = { kty: 'oct', k: base64url.encode(source.secret) };
      return one(jwk, 'The secret couldn’t be read.');
    }
    case 'jwk':
      return one(source.jwk, `The JWK can’t be used. It ${describeUnusable(source.jwk).problem}.`);
    case 'pem': {
      const pem = await readPem(source.pem);
      return 'jwk' in pem ? one(pem.jwk, '') : none(pem.reason, unreadable);
    }
    case 'jwks':
      return readSet(source.keys);
  }
}

/** Keys of an unknown kind or with missing fields are ignored (RFC 7517 §5), but a token may refer to one. */
function readSet(entries: readonly unknown[]): KeySet {
  const keys: VerificationKey[] = [];
  const unusable: UnusableKey[] = [];
  for (const entry of entries) {
    const key = readKey(entry);
    // A shared secret in a published set isn't secret.
    if (key !== null && key.kty !== 'oct') keys.push(key);
    else unusable.push(describeUnusable(entry));
  }
  if (keys.length > 0) return { given: 'set', keys, unusable, reason: null };
  const secrets = entries.length > 0 && entries.every((entry) => readKey(entry)?.kty === 'oct');
  const set = secrets
    ? none('The JWK Set contains only shared secrets, which can’t be used from a set.', secretsOnly)
    : none(reasonOf(unusable), noneOfUse);
  return { ...set, unusable };
}

/** Maximum entries in a list for people. */
const maxNamed = 5;

function reasonOf(unusable: UnusableKey[]): string {
  if (unusable.length === 0) return 'The JWK Set has no keys.';
  const named = unusable
    .slice(0, maxNamed)
    .map(
      ({ kid, problem }) => `${kid === null ? 'A key without a kid' : `The key ${show(kid)}`} ${problem}.`,
    );
  const more = unusable.length - named.length;
  return ['The JWK Set has no usable public key.', ...named, ...(more > 0 ? [`${more} more.`] : [])].join(
    ' ',
  );
}

const none = (reason: string, remedy?: Remedy): KeySet => ({
  given: 'set',
  keys: [],
  unusable: [],
  reason,
  ...(remedy && { remedy }),
});

const unreadable: Remedy = {
  cause: 'The key was cut off or converted on its way, or its kind isn’t supported here.',
  fix: 'Enter the public key again: a JWK Set, a JWK, or a PEM of a PUBLIC KEY or a CERTIFICATE.',
};

const secretsOnly: Remedy = {
  cause: 'Anyone who can read a published set can sign with a secret in it.',
  fix: 'If the secret is yours, enter it by itself: its text, or its JWK without the set. If an issuer published it, withdraw it.',
};

const noneOfUse: Remedy = {
  cause: 'The issuer hasn’t published a key yet, or its entries are incomplete or of an unsupported kind.',
  fix: 'Publish the complete public key at the issuer: RSA (n and e), P-256, P-384, P-521, or Ed25519. A certificate (x5c) isn’t enough.',
};

function one(jwk: unknown, reason: string): KeySet {
  const key = readKey(jwk);
  if (key === null) return none(reason, unreadable);
  return { given: key.kty === 'oct' ? 'secret' : 'key', keys: [key], unusable: [], reason: null };
}

function readKey(jwk: unknown): VerificationKey | null {
  if (!isJsonObject(jwk) || typeof jwk.kty !== 'string' || !Object.hasOwn(keyMembers, jwk.kty)) return null;
  const { kid, kty, crv, use, key_ops, alg } = jwk;
  const material: JWK & Record<string, unknown> = { kty };
  for (const member of keyMembers[kty] ?? []) {
    if (typeof jwk[member] !== 'string') return null;
    material[member] = jwk[member];
  }
  const hasPrivateHalf = kty !== 'oct' && jwk.d !== undefined;
  return {
    kid: typeof kid === 'string' ? kid : null,
    kty,
    crv,
    use,
    key_ops,
    alg,
    material,
    has_private_half: hasPrivateHalf,
  };
}
