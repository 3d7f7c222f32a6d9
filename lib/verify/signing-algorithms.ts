import type { VerificationKey } from './keys/key-set';

/** A signature or MAC algorithm for JWS. RFC 7518 §3.1, RFC 8037 §3.1. */
export type SigningAlgorithm = {
  kty: 'RSA' | 'EC' | 'OKP' | 'oct';
  /** The only curve it works with. */
  crv?: string;
  /** The other curve that its definition allows, which isn't supported here. */
  unknown_crv?: string;
  /** The hash of `at_hash` and `c_hash`; Ed25519 uses SHA-512 internally. */
  hash: 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Parameters for WebCrypto. */
  params: { name: string; hash?: string; saltLength?: number };
};

/** The fields of a key that determine which algorithms it works with. */
type Kind = Pick<VerificationKey, 'kty' | 'crv'>;

const eddsa: SigningAlgorithm = {
  kty: 'OKP',
  crv: 'Ed25519',
  hash: 'SHA-512',
  params: { name: 'Ed25519' },
};

/** RFC 8037 §3.1 allows both curves; jose supports one. */
const eitherCurve: SigningAlgorithm = { ...eddsa, unknown_crv: 'Ed448' };

const algorithms = new Map<string, SigningAlgorithm>([
  ['EdDSA', eitherCurve],
  // RFC 9864 §2.2 names the curve; with Ed25519, EdDSA means the same.
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

/** The algorithm of a header's `alg`; `undefined` if it isn't supported. */
export function signingAlgorithm(alg: unknown): SigningAlgorithm | undefined {
  return typeof alg === 'string' ? algorithms.get(alg) : undefined;
}

/** Whether a key is of the kind that an algorithm needs. RFC 7518 §3.1. */
export function fits({ kty, crv }: Kind, algorithm: SigningAlgorithm): boolean {
  return kty === algorithm.kty && (algorithm.crv === undefined || crv === algorithm.crv);
}

/** Whether an algorithm may work with a key, but isn't supported here. */
export function isOnUnknownCurve({ kty, crv }: Kind, algorithm: SigningAlgorithm): boolean {
  return kty === algorithm.kty && crv !== undefined && crv === algorithm.unknown_crv;
}

export const sharedSecretAlgorithms: readonly string[] = ['HS256', 'HS384', 'HS512'];
