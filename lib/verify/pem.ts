import { exportJWK, importSPKI, importX509, type JWK } from 'jose';

/** The algorithms to try a PEM with: which kind of key is in it, only its import tells. */
const kinds = ['RS256', 'ES256', 'ES384', 'ES512', 'Ed25519'] as const;

/** The public key in a PEM text, which may stand among other lines. RFC 7468. */
export async function readPem(text: string): Promise<{ jwk: JWK } | { reason: string }> {
  const found = /-----BEGIN ([A-Z0-9 ]+)-----[^-]*-----END \1-----/.exec(text);
  if (found === null)
    return { reason: 'The PEM has no lines "-----BEGIN …-----" and "-----END …-----" that belong together.' };
  const [block, label = ''] = found;
  if (label.endsWith('PRIVATE KEY')) {
    return { reason: 'This is a private key. Give its public half: openssl pkey -in private.pem -pubout' };
  }
  if (label === 'RSA PUBLIC KEY') {
    return {
      reason: 'This is a key in PKCS #1. Convert it: openssl rsa -RSAPublicKey_in -in key.pem -pubout',
    };
  }
  if (label !== 'PUBLIC KEY' && label !== 'CERTIFICATE') {
    return {
      reason: `A PEM of a "${label}" holds no public key. A "PUBLIC KEY" or a "CERTIFICATE" is wanted.`,
    };
  }
  const read = label === 'CERTIFICATE' ? importX509 : importSPKI;
  for (const alg of kinds) {
    try {
      return { jwk: await exportJWK(await read(block, alg, { extractable: true })) };
    } catch {
      // Of another kind, or of none.
    }
  }
  return { reason: 'The PEM holds no RSA, P-256, P-384, P-521 or Ed25519 key that can be read.' };
}
