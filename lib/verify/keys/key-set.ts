import { base64url, type JWK } from 'jose';
import { isJsonObject } from '@/lib/verify/json-object';
import { readPem } from './pem';
import type { KeySource, Remedy } from './source';

/** A key to verify with: what was said of it, unchecked, beside the members that it is made of. */
export type VerificationKey = {
  /** `null` where it is absent or no string. */
  kid: string | null;
  kty: string;
  crv: unknown;
  use: unknown;
  key_ops: unknown;
  alg: unknown;
  /** Only what the key is made of, so that nothing said of it can get in the way of its import. */
  material: JWK;
  /** Whether the private half stood beside it. */
  has_private_half: boolean;
};

export type KeySet = {
  /** The provider's set, one key that someone gave, or a shared secret that someone gave. */
  given: 'set' | 'key' | 'secret';
  keys: VerificationKey[];
  /** Why there is no key. `null` where there is one. */
  reason: string | null;
  /** Where there is none although there should be one. */
  remedy?: Remedy;
};

const read = new WeakMap<KeySource, Promise<KeySet>>();

/** The keys of a source, read once for as long as the source lives. */
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
      return one(jwk, 'The secret could not be read.');
    }
    case 'jwk':
      return one(
        source.jwk,
        'The key is no JWK that can be used: its "kty" or a member that its kind needs is missing.',
      );
    case 'pem': {
      const pem = await readPem(source.pem);
      return 'jwk' in pem ? one(pem.jwk, '') : none(pem.reason, unreadable);
    }
    case 'jwks': {
      // Keys of a kind that nobody here knows, or with members missing, are to be ignored. RFC 7517 §5.
      const keys = source.keys.map(readKey).filter((key) => key !== null);
      // A shared secret in a published set is no secret.
      const usable = keys.filter((key) => key.kty !== 'oct');
      if (usable.length > 0) return { given: 'set', keys: usable, reason: null };
      return keys.length > 0
        ? none('The JWK Set holds nothing but shared secrets, and none is taken from a set.', secretsOnly)
        : none('The JWK Set holds no public key that can be used.', noneOfUse);
    }
  }
}

const none = (reason: string, remedy?: Remedy): KeySet => ({
  given: 'set',
  keys: [],
  reason,
  ...(remedy && { remedy }),
});

const unreadable: Remedy = {
  cause: 'The key was cut off or converted on its way, or is of a kind that cannot be read here.',
  fix: 'Give the public key anew: a JWK Set, a JWK, or a PEM of a PUBLIC KEY or a CERTIFICATE.',
};

const secretsOnly: Remedy = {
  cause: 'Whoever can read a published set can sign with a secret in it.',
  fix: 'If the secret is yours, give it by itself: its text, or its JWK without the set. If an issuer published it, have it withdrawn.',
};

const noneOfUse: Remedy = {
  cause: 'The issuer has published no key yet, or only keys of a kind that nothing is known of here.',
  fix: 'Have the issuer publish the public key that it signs with: RSA, P-256, P-384, P-521 or Ed25519.',
};

function one(jwk: unknown, reason: string): KeySet {
  const key = readKey(jwk);
  if (key === null) return none(reason, unreadable);
  return { given: key.kty === 'oct' ? 'secret' : 'key', keys: [key], reason: null };
}

/** The members that a key of each kind is made of. RFC 7518 §6, RFC 8037 §2. */
const members: Record<string, readonly string[]> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  oct: ['k'],
};

function readKey(jwk: unknown): VerificationKey | null {
  if (!isJsonObject(jwk) || typeof jwk.kty !== 'string' || !Object.hasOwn(members, jwk.kty)) return null;
  const { kid, kty, crv, use, key_ops, alg } = jwk;
  const material: JWK & Record<string, unknown> = { kty };
  for (const member of members[kty] ?? []) {
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
