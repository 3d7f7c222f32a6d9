import type { VerificationKey } from './keys/key-set';

/** A signature or MAC algorithm for JWS. RFC 7518 §3.1, RFC 8037 §3.1. */
export type SigningAlgorithm = {
  kty: 'RSA' | 'EC' | 'OKP' | 'oct';
  /** The one curve that it works on. */
  crv?: string;
  /** The other curve that its definition allows, which nothing can be verified on here. */
  unknown_crv?: string;
  /** The hash of `at_hash` and `c_hash`; Ed25519 hashes with SHA-512 inside. */
  hash: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** What WebCrypto verifies with. */
  params: { name: string; hash?: string; saltLength?: number };
};

/** What of a key tells which algorithms it works with. */
type Kind = Pick<VerificationKey, 'kty' | 'crv'>;

const eddsa: SigningAlgorithm = {
  kty: 'OKP',
  crv: 'Ed25519',
  hash: 'SHA-512',
  params: { name: 'Ed25519' },
};

/** RFC 8037 §3.1 allows both curves; jose knows one. */
const eitherCurve: SigningAlgorithm = { ...eddsa, unknown_crv: 'Ed448' };

const algorithms = new Map<string, SigningAlgorithm>([
  ['EdDSA', eitherCurve],
  // RFC 9864 §2.2 names the curve; EdDSA says the same on Ed25519.
  ['Ed25519', eddsa],
]);

const curves = { 256: 'P-256', 384: 'P-384', 512: 'P-521' } as const;

for (const bits of [256, 384, 512] as const) {
  const hash = `SHA-${bits}` as const;
  algorithms.set(`RS${bits}`, { kty: 'RSA', hash, params: { name: 'RSASSA-PKCS1-v1_5' } });
  algorithms.set(`PS${bits}`, { kty: 'RSA', hash, params: { name: 'RSA-PSS', saltLength: bits / 8 } });
  algorithms.set(`ES${bits}`, { kty: 'EC', crv: curves[bits], hash, params: { name: 'ECDSA', hash } });
  algorithms.set(`HS${bits}`, { kty: 'oct', hash, params: { name: 'HMAC', hash } });
}

/** The algorithm that a header's `alg` names, or `undefined` for one that nothing can be verified with here. */
export function signingAlgorithm(alg: unknown): SigningAlgorithm | undefined {
  return typeof alg === 'string' ? algorithms.get(alg) : undefined;
}

/** Whether a key is of the kind that an algorithm works with. RFC 7518 §3.1. */
export function fits({ kty, crv }: Kind, algorithm: SigningAlgorithm): boolean {
  return kty === algorithm.kty && (algorithm.crv === undefined || crv === algorithm.crv);
}

/** Whether an algorithm may well work with a key, but not here. */
export function isOnUnknownCurve({ kty, crv }: Kind, algorithm: SigningAlgorithm): boolean {
  return kty === algorithm.kty && crv !== undefined && crv === algorithm.unknown_crv;
}

export const sharedSecretAlgorithms: readonly string[] = ['HS256', 'HS384', 'HS512'];
