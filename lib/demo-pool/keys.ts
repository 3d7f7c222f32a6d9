import { exportJWK, generateKeyPair, type JWK } from 'jose';

/** A private RSA key. RFC 7518 §6.3. */
export type SigningKey = JWK & { kid: string; kty: 'RSA'; e: string; n: string };

/** The pool's two signing keys. Cognito signs id_tokens with one and access tokens with the other. */
export type DemoKeys = { id: SigningKey; access: SigningKey };

export async function generateDemoKeys(): Promise<DemoKeys> {
  const [id, access] = await Promise.all([generateSigningKey(), generateSigningKey()]);
  return { id, access };
}

/** A `kid` is 32 bytes in standard base64, so it can contain `+`, `/`, and `=`, like a real pool's. */
export async function generateSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
  return { kid, ...(await exportJWK(privateKey)) } as SigningKey;
}

/** The public key, with its fields in Cognito's order. */
export const publicKey = ({ e, kid, kty, n }: SigningKey): JWK => ({
  alg: 'RS256',
  e,
  kid,
  kty,
  n,
  use: 'sig',
});

/** The JWK Set that the pool serves. RFC 7517 §5. */
export const jwkSet = (keys: DemoKeys) => ({ keys: [publicKey(keys.id), publicKey(keys.access)] });
