import { rfc } from '@/lib/oidc/spec-links';
import type { Evidence } from '../evidence';
import { isGraphToken } from '../graph-token';
import { fail, pass, type Rule, show, skip, warn } from '../rule';
import { type SigningAlgorithm, signingAlgorithm } from '../signing-algorithms';

export const signature: Rule = {
  id: 'signature',
  title: 'Signature',
  spec: rfc(7515, '5.2'),
  judge: (evidence) => {
    const { signature: answer, selection, decoded } = evidence;
    const expected = 'a valid signature from this key';
    switch (answer.kind) {
      case 'match':
        return pass('Valid', expected, 'valid');
      case 'not-checked': {
        if (selection.kind !== 'no-keys') return skip(answer.reason);
        const { reason, remedy } = selection;
        return remedy
          ? warn({
              result: 'No key to verify with',
              expected: 'a key to verify with',
              actual: reason,
              ...remedy,
            })
          : skip(reason, 'No key to verify with');
      }
      case 'no-key':
        return warn({
          result: 'The key can’t be used',
          expected: 'a key to verify with',
          actual: 'The key couldn’t be imported: its numbers aren’t a valid key.',
          cause:
            'The key was cut off, changed, or converted wrongly: an impossible modulus, or a point that isn’t on its curve.',
          fix: 'Compare the key set with the issuer’s key store and publish the key again, or enter the key in another format.',
        });
      case 'unsigned':
        return fail({
          result: 'Not signed',
          expected,
          actual: 'no signature',
          cause: 'The token is unsecured (alg none), or its signature was cut off.',
          fix: 'Copy the whole token again. Don’t accept an unsigned token.',
        });
      case 'mismatch':
        // The signature covers only the characters of the first two parts. Another check reports characters
        // that were added.
        return decoded.encoding_faults.slice(0, 2).some((fault) => fault === 'whitespace')
          ? skip('White space in the token changes what the signature covers.')
          : fail({ expected, ...explainMismatch(evidence) });
    }
  },
};

function explainMismatch(evidence: Evidence): { result: string; actual: string; cause: string; fix: string } {
  const { selection, decoded, header, claims, strength, signer } = evidence;
  const length = decoded.signature?.length ?? 0;
  const usual = signatureLength(signingAlgorithm(header?.alg), strength?.bits ?? null);
  const odd = usual !== null && length !== usual;
  if (odd && isDer(decoded.signature)) {
    return {
      result: 'Wrong format (DER)',
      actual: `does not match: ${length} bytes of DER, where ${header?.alg} has ${usual} bytes`,
      cause:
        'The signer wrote a DER sequence of r and s, as OpenSSL and Java do. JWS puts the two side by side (RFC 7518 §3.4).',
      fix: 'Convert the signature at the issuer, or sign with a JOSE library.',
    };
  }
  const actual = odd
    ? `does not match: ${length} bytes, where ${header?.alg} has ${usual}`
    : 'does not match';
  if (isGraphToken(header, claims)) {
    return {
      result: 'For Microsoft Graph only',
      actual,
      cause: 'This access token is for Microsoft Graph, which changes its header. Only Graph can verify it.',
      fix: 'Use the id_token, or request an access token for your own API.',
    };
  }
  if (signer !== null) {
    return {
      result: 'Signed with another key of the set',
      actual: `does not match; the key ${show(signer.kid)} of the same set made it`,
      cause: `The token names one key and is signed with another: the key ${show(signer.kid)} of the set fits.`,
      fix: 'Write the kid of the key that signs into the header at the issuer.',
    };
  }
  return {
    result: 'Doesn’t match',
    actual,
    cause:
      selection.kind === 'given'
        ? 'The key that you gave didn’t sign this token, or the token was changed or cut off after it was signed.'
        : 'The token was changed or cut off after it was signed, or another issuer signed it with a key of the same kid.',
    fix: 'Copy the token again from its source. If it still fails, don’t trust it.',
  };
}

/** Length in bytes; `bits` is the size of an RSA modulus. RFC 7518 §3, RFC 8037 §3.1. */
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

/**
 * Two integers in a sequence, like ECDSA elsewhere. RFC 3279 §2.2.3. The length is checked, too, because one random
 * signature in 256 starts like a sequence; it has one byte, or for P-521 two (X.690 §8.1.3).
 */
function isDer(signature: Uint8Array | null): boolean {
  if (signature?.[0] !== 0x30) return false;
  const start = signature[1] === 0x81 ? 3 : 2;
  return signature[start - 1] === signature.length - start && signature[start] === 0x02;
}
