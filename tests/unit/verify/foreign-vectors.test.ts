import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeySource } from '@/lib/verify/keys/source';
import { verify } from '@/lib/verify/verify';
import { b64u, client_id, idClaims, issuer, now } from './tokens';

const rowOf = async (id: string, token: string, keys: KeySource, algorithms: string[]) => {
  const { checks } = await verify(token, keys, { issuer, client_id, algorithms }, now);
  return checks.find((check) => check.id === id);
};
const given = (jwk: unknown): KeySource => ({ kind: 'jwk', jwk });

describe('signatures that others computed', () => {
  const joe =
    'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';
  const vectors: [source: string, alg: string, jwk: object, token: string][] = [
    [
      'RFC 7515 Appendix A.1',
      'HS256',
      {
        kty: 'oct',
        k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
      },
      `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${joe}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
    ],
    [
      'RFC 7515 Appendix A.3',
      'ES256',
      {
        kty: 'EC',
        crv: 'P-256',
        x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
        y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
      },
      `eyJhbGciOiJFUzI1NiJ9.${joe}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
    ],
    [
      'RFC 8037 Appendix A.4',
      'EdDSA',
      { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
      'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    ],
  ];

  test.each(vectors)('%s matches, with a published key', async (_, alg, jwk, token) => {
    expect(await rowOf('signature', token, given(jwk), [alg])).toMatchObject({ status: 'pass' });
    expect(await rowOf('key-strength', token, given(jwk), [alg])).toMatchObject({ status: 'fail' });
    const changed = `${token.slice(0, -4)}AAAA`;
    expect(await rowOf('signature', changed, given(jwk), [alg])).toMatchObject({ status: 'fail' });
  });
});

describe('ES256', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwk = publicKey.export({ format: 'jwk' });
  const input = `${b64u('{"alg":"ES256"}')}.${b64u(JSON.stringify(idClaims))}`;
  const raw = signBytes('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  const row = (signature: Uint8Array, key: object = jwk) =>
    rowOf('signature', `${input}.${b64u(signature)}`, given(key), ['ES256']);

  test('ecdsa-signature-sound', async () => {
    expect(await row(raw)).toMatchObject({ status: 'pass' });
  });

  test('ecdsa-signature-in-der: explains the signer’s error', async () => {
    const der = signBytes('sha256', Buffer.from(input), privateKey);
    expect(await row(der)).toMatchObject({
      status: 'fail',
      actual: expect.stringContaining('bytes of DER, where ES256 has 64'),
      cause: expect.stringContaining('OpenSSL'),
    });
  });

  test.each([
    ['ecdsa-signature-of-zeros', Buffer.alloc(64), 'does not match'],
    [
      'ecdsa-signature-a-byte-too-long',
      Buffer.concat([raw, Buffer.alloc(1)]),
      '65 bytes, where ES256 has 64',
    ],
    ['ecdsa-signature-a-byte-too-short', raw.subarray(1), '63 bytes, where ES256 has 64'],
    [
      'ecdsa-signature-too-short-that-starts-like-der',
      Buffer.concat([Buffer.from([0x30, 0x02]), Buffer.alloc(61, 0x02)]),
      '63 bytes, where ES256 has 64',
    ],
  ])('%s', async (_, signature, actual) => {
    expect(await row(signature)).toMatchObject({ status: 'fail', actual: expect.stringContaining(actual) });
  });

  test('ec-point-off-its-curve: not a key, with a fix', async () => {
    expect(await row(raw, { ...jwk, y: jwk.x })).toMatchObject({
      status: 'warn',
      cause: expect.stringContaining('curve'),
      fix: expect.anything(),
    });
  });
});

test('rsa-signature-cut-off: reports its length', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const input = `${b64u('{"alg":"RS256"}')}.${b64u(JSON.stringify(idClaims))}`;
  const token = `${input}.${b64u(signBytes('sha256', Buffer.from(input), privateKey).subarray(0, 200))}`;
  expect(
    await rowOf('signature', token, given(publicKey.export({ format: 'jwk' })), ['RS256']),
  ).toMatchObject({
    actual: 'does not match: 200 bytes, where RS256 has 256',
  });
});
