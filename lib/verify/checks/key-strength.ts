import { rfc } from '@/lib/oidc/spec-links';
import type { Strength, Weakness } from '@/lib/verify/keys/key-strength';
import { fail, pass, type Rule, skip, warn } from '../rule';
import { signingAlgorithm } from '../signing-algorithms';

/** A shared secret must be as long as the hash. RFC 7518 §3.2. */
const secretBits = { 'SHA-256': 256, 'SHA-384': 384, 'SHA-512': 512 } as const;

export const keyStrength: Rule = {
  id: 'key-strength',
  title: 'Nobody else can sign with the key',
  spec: rfc(8725, '3.5'),
  judge: ({ selection, strength, header }) => {
    if (!('key' in selection) || strength === null) return skip('No key was chosen.');
    const { kty } = selection.key;
    const actual = describeKey(kty, strength);
    const algorithm = signingAlgorithm(header?.alg);
    if (kty === 'oct') {
      const needed = secretBits[algorithm?.hash ?? 'SHA-256'];
      if ((strength.bits ?? 0) < needed) {
        return fail({
          expected: `a secret of at least ${needed} bits`,
          actual,
          cause:
            'A secret that a person chose. Short ones are found by trying, from one token (RFC 7518 §3.2).',
          fix: `Sign with ${needed / 8} random bytes: openssl rand -base64 ${needed / 8}`,
        });
      }
    }
    const expected =
      kty === 'RSA' ? 'RSA, at least 2048 bits, odd e from 65537' : 'a key that is not known to all';
    const { weaknesses } = strength;
    // Whoever gives a pair of their own has published nothing.
    const own = selection.kind === 'given';
    const isFatal = ({ kind }: Weakness) => kind !== 'small-exponent' && !(own && kind === 'private-half');
    const worst = weaknesses.find(isFatal) ?? weaknesses[0];
    if (worst === undefined) return pass(expected, actual);
    const trouble = {
      expected,
      actual: [actual, ...weaknesses.map(describe)].join('; '),
      ...(own && worst.kind === 'private-half' ? handedOver : remedies[worst.kind]),
    };
    return isFatal(worst) ? fail(trouble) : warn(trouble);
  },
};

function describeKey(kty: string, { bits, exponent }: Strength): string {
  if (kty === 'oct') return `a secret of ${bits} bits`;
  return kty === 'RSA' ? `RSA, ${bits} bits, e = ${exponent}` : kty;
}

function describe(weakness: Weakness): string {
  switch (weakness.kind) {
    case 'short-modulus':
      return `${weakness.bits} bits are too few`;
    case 'even-modulus':
      return 'the modulus is even';
    case 'roca':
      return 'the modulus has the fingerprint of ROCA';
    case 'close-primes':
      return 'its two primes are next to each other';
    case 'exponent-one':
      return 'e is 1';
    case 'even-exponent':
      return 'e is even';
    case 'small-exponent':
      return 'e is small';
    case 'small-order':
      return 'the point is of small order';
    case 'private-half':
      return 'the private half stands beside it';
    case 'published':
      return `the key of ${weakness.where}`;
  }
}

const broken = {
  cause: 'The key set was made by hand, or someone put a key into it that they can sign with.',
  fix: 'Have the issuer publish a key made by its key store. Until then nothing that this key signed is proven.',
};

const handedOver = {
  cause: 'The whole pair was given, where the public half is enough.',
  fix: 'Give the JWK without "d" and what follows from it, if the key signs for anyone.',
};

const remedies: Record<Weakness['kind'], { cause: string; fix: string }> = {
  'short-modulus': {
    cause: 'An old key, or one made for a test. RFC 7518 §3.3 asks for 2048 bits or more.',
    fix: 'Have the issuer sign with a key of at least 2048 bits.',
  },
  'even-modulus': broken,
  roca: {
    cause:
      'The key was made on a chip by Infineon (a smart card, a TPM, a YubiKey 4) whose generator chose its primes badly: the private key can be computed from the public one (CVE-2017-15361).',
    fix: 'Have the issuer sign with a key made elsewhere, and take this one out of its key set.',
  },
  'close-primes': {
    cause:
      'A broken generator searched for the second prime right after the first: the private key can be computed from the public one in a moment (CVE-2022-26320).',
    fix: 'Have the issuer sign with a key made by another program, and take this one out of its key set.',
  },
  'exponent-one': {
    ...broken,
    cause: 'With e = 1 a signature is only the padded hash: everyone can write one that passes the check.',
  },
  'even-exponent': broken,
  'small-exponent': {
    cause: 'An old key generator. Careless verifiers can be deceived where e is 3.',
    fix: 'Have the issuer move to a key with e = 65537.',
  },
  'small-order': {
    ...broken,
    cause:
      'With a point of small order the signature does not depend on a private key: everyone can write one that passes the check.',
  },
  'private-half': {
    cause: 'The private key was published instead of the public one.',
    fix: 'Withdraw the key at once: whoever read the key set can sign with it.',
  },
  published: {
    cause: 'An example was copied together with its key, whose private half everyone can read there.',
    fix: 'Generate a key of your own and withdraw this one.',
  },
};
