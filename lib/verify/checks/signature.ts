import { rfc } from '@/lib/oidc/spec-links';
import { fail, pass, type Rule, skip, warn } from '../rule';
import { type SigningAlgorithm, signingAlgorithm } from '../signing-algorithms';

export const signature: Rule = {
  id: 'signature',
  title: 'The signature is that of the key',
  spec: rfc(7515, '5.2'),
  judge: ({ signature: answer, selection, decoded, header, strength }) => {
    const expected = 'made over this header and payload with this key';
    switch (answer.kind) {
      case 'match':
        return pass(expected, 'matches');
      case 'not-checked': {
        if (selection.kind !== 'no-keys') return skip(answer.reason);
        const { reason, remedy } = selection;
        return remedy
          ? warn({ expected: 'a key to check it with', actual: reason, ...remedy })
          : skip(reason);
      }
      case 'no-key':
        return warn({
          expected: 'a key to check it with',
          actual: 'The key could not be imported: its numbers are not those of a key.',
          cause:
            'The key was cut off, changed or converted wrongly: a modulus that is none, or a point that is not on its curve.',
          fix: 'Compare the key set with what the issuer keeps, and have it published anew; or give the key in another form.',
        });
      case 'unsigned':
        return fail({
          expected,
          actual: 'no signature',
          cause: 'The token is unsecured (alg none), or its signature was cut off.',
          fix: 'Copy the whole token again. One that is not signed must not be accepted.',
        });
      case 'mismatch': {
        const length = decoded.signature?.length ?? 0;
        const usual = signatureLength(signingAlgorithm(header?.alg), strength?.bits ?? null);
        const odd = usual !== null && length !== usual;
        if (odd && isDer(decoded.signature)) {
          return fail({
            expected,
            actual: `does not match: ${length} bytes of DER, where ${header?.alg} has ${usual} bytes`,
            cause:
              'The signer wrote the signature as OpenSSL and Java do, as a DER sequence of r and s. JWS puts the two side by side (RFC 7518 §3.4).',
            fix: 'Have the issuer convert it, or sign with a JOSE library.',
          });
        }
        return fail({
          expected,
          actual: odd
            ? `does not match: ${length} bytes, where ${header?.alg} has ${usual}`
            : 'does not match',
          cause:
            selection.kind === 'given'
              ? 'The key that was given is not the one that signed, or the token was changed or cut off after it was signed.'
              : 'The token was changed or cut off after it was signed, or another issuer signed it with a key of the same kid.',
          fix: 'Copy the token again from where it was issued. If it stays so, do not trust what it says.',
        });
      }
    }
  },
};

/** Bytes; `bits` are those of an RSA modulus. RFC 7518 §3, RFC 8037 §3.1. */
function signatureLength(algorithm: SigningAlgorithm | undefined, bits: number | null): number | null {
  switch (algorithm?.kty) {
    case 'EC':
      return { 'SHA-256': 64, 'SHA-384': 96, 'SHA-512': 132 }[algorithm.hash];
    case 'OKP':
      return 64;
    case 'RSA':
      return bits === null ? null : Math.ceil(bits / 8);
    case 'oct':
      return { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 }[algorithm.hash];
    case undefined:
      return null;
  }
}

/** Two integers in a sequence, as ECDSA writes them elsewhere. RFC 3279 §2.2.3. */
const isDer = (signature: Uint8Array | null): boolean =>
  signature?.[0] === 0x30 && signature.includes(0x02, 2);
