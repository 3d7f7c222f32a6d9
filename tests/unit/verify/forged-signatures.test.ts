import {
  constants,
  createHash,
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  privateEncrypt,
  sign as signBytes,
} from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeySource } from '@/lib/verify/keys/source';
import { verify } from '@/lib/verify/verify';
import { b64u, client_id, idClaims, issuer, now } from './tokens';

/** The classes of forged signatures that Project Wycheproof tests, each created here with its own key. */
type Forgery = [name: string, signature: () => Uint8Array, status?: string];

const inputFor = (alg: string) => `${b64u(JSON.stringify({ alg }))}.${b64u(JSON.stringify(idClaims))}`;

function testForgeries(alg: string, keys: KeySource, forgeries: Forgery[]): void {
  test.each(forgeries)('%s', async (_, signature, status = 'fail') => {
    const token = `${inputFor(alg)}.${b64u(signature())}`;
    const { verdict, checks } = await verify(token, keys, { issuer, client_id, algorithms: [alg] }, now);
    expect(checks.find(({ id }) => id === 'signature')).toMatchObject({ status });
    if (status !== 'pass') expect(verdict).not.toBe('valid');
  });
}

const jwkSource = (key: KeyObject): KeySource => ({ kind: 'jwk', jwk: key.export({ format: 'jwk' }) });
const numberOf = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
const bytesOf = (number: bigint, length: number) =>
  Buffer.from(number.toString(16).padStart(length * 2, '0'), 'hex');

describe('RS256', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const input = Buffer.from(inputFor('RS256'));
  const genuine = signBytes('sha256', input, privateKey);
  const modulus = numberOf(Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url'));
  const hash = createHash('sha256').update(input).digest();
  const sha256 = Buffer.from('3031300d060960864801650304020105000420', 'hex');
  const info = Buffer.concat([sha256, hash]);
  const renamed = (name: string) => Buffer.concat([Buffer.from(name, 'hex'), hash]);

  /** Any padding of a signer, raised to the private exponent. */
  const raw = (...pieces: Uint8Array[]) => {
    const block = Buffer.concat(pieces);
    const whole = Buffer.concat([block, Buffer.alloc(256 - block.length)]);
    return privateEncrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, whole);
  };
  const head = (padding: number, type = 1, fill = 0xff) =>
    Buffer.concat([Buffer.of(0, type), Buffer.alloc(padding, fill), Buffer.of(0)]);
  const padded = (end: Uint8Array) => raw(head(253 - end.length), end);

  testForgeries('RS256', jwkSource(publicKey), [
    ['rsa-signature-sound', () => genuine, 'pass'],
    ['rsa-signature-made-by-hand-and-sound', () => padded(info), 'pass'],
    ['rsa-rubbish-after-the-hash', () => raw(head(8), info, Buffer.alloc(100, 7))],
    ['rsa-padding-of-zeros', () => raw(head(253 - info.length, 1, 0), info)],
    ['rsa-padding-for-encryption', () => raw(head(253 - info.length, 2), info)],
    ['rsa-hash-without-its-name', () => padded(hash)],
    ['rsa-hash-under-the-name-of-sha-1', () => padded(renamed('3021300906052b0e03021a05000414'))],
    ['rsa-hash-name-without-null', () => padded(renamed('302f300b06096086480165030402010420'))],
    ['rsa-hash-of-another-text', () => padded(Buffer.concat([sha256, Buffer.alloc(32)]))],
    ['rsa-signature-plus-the-modulus', () => bytesOf(numberOf(genuine) + modulus, 257)],
    ['rsa-signature-behind-a-zero', () => Buffer.concat([Buffer.alloc(1), genuine])],
    ['rsa-signature-of-zero', () => Buffer.alloc(256)],
    ['rsa-signature-of-one', () => bytesOf(1n, 256)],
    ['rsa-signature-of-the-modulus-less-one', () => bytesOf(modulus - 1n, 256)],
    ['rsa-signature-for-rs384', () => signBytes('sha384', input, privateKey)],
    ['rsa-signature-for-ps256', () => signBytes('sha256', input, pss(privateKey, 32))],
  ]);
});

const pss = (key: KeyObject, saltLength: number) => ({
  key,
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength,
});

describe('PS256', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const input = Buffer.from(inputFor('PS256'));
  const salted = (length: number) => () => signBytes('sha256', input, pss(privateKey, length));
  testForgeries('PS256', jwkSource(publicKey), [
    ['pss-signature-sound', salted(32), 'pass'],
    ['pss-without-salt', salted(0)],
    ['pss-salt-too-short', salted(31)],
    ['pss-salt-as-long-as-it-fits', salted(222)],
    ['pss-signature-for-ps384', () => signBytes('sha384', input, pss(privateKey, 32))],
    ['pss-signature-for-rs256', () => signBytes('sha256', input, privateKey)],
  ]);
});

describe('ES256', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const genuine = signBytes('sha256', Buffer.from(inputFor('ES256')), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  const [r, s] = [numberOf(genuine.subarray(0, 32)), numberOf(genuine.subarray(32))];
  // The order of P-256. FIPS 186-4 §D.1.2.3.
  const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const pairOf = (one: bigint, other: bigint) => () => Buffer.concat([bytesOf(one, 32), bytesOf(other, 32)]);
  testForgeries('ES256', jwkSource(publicKey), [
    // ECDSA has two signatures for each text, and JWS accepts both.
    ['ecdsa-the-other-signature-of-the-two', pairOf(r, n - s), 'pass'],
    ['ecdsa-signature-of-zero-and-zero', pairOf(0n, 0n)],
    ['ecdsa-signature-of-one-and-one', pairOf(1n, 1n)],
    ['ecdsa-signature-of-zero-and-one', pairOf(0n, 1n)],
    ['ecdsa-signature-of-the-order', pairOf(n, n)],
    ['ecdsa-r-is-the-order', pairOf(n, s)],
    ['ecdsa-s-is-zero', pairOf(r, 0n)],
    ['ecdsa-halves-swapped', pairOf(s, r)],
    ['ecdsa-r-negated', pairOf(n - r, s)],
    ['ecdsa-halves-behind-zeros', () => Buffer.concat([bytesOf(r, 33), bytesOf(s, 33)])],
    ['ecdsa-zeros-at-the-end', () => Buffer.concat([genuine, Buffer.alloc(2)])],
  ]);
});

describe('EdDSA', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const genuine = signBytes(null, Buffer.from(inputFor('EdDSA')), privateKey);
  // The order of the base point. RFC 8032 §5.1.
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const s = numberOf(Buffer.from(genuine.subarray(32)).reverse());
  const withS = (number: bigint) => () =>
    Buffer.concat([genuine.subarray(0, 32), bytesOf(number, 32).reverse()]);
  testForgeries('EdDSA', jwkSource(publicKey), [
    ['eddsa-signature-sound', withS(s), 'pass'],
    ['eddsa-s-plus-the-order', withS(s + order)],
    ['eddsa-s-plus-eight-times-the-order', withS(s + 8n * order)],
    ['eddsa-s-is-zero', withS(0n)],
    ['eddsa-signature-of-zeros', () => Buffer.alloc(64)],
    ['eddsa-signature-too-long', () => Buffer.concat([genuine, Buffer.alloc(1)])],
  ]);
});

describe('HS256', () => {
  const secret = new Uint8Array(32).map((_, index) => index);
  const mac = createHmac('sha256', secret).update(inputFor('HS256')).digest();
  testForgeries('HS256', { kind: 'secret', secret }, [
    ['hmac-sound', () => mac, 'pass'],
    ['hmac-of-half-the-length', () => mac.subarray(0, 16)],
    ['hmac-of-one-byte', () => mac.subarray(0, 1)],
    ['hmac-with-a-byte-more', () => Buffer.concat([mac, Buffer.alloc(1)])],
    ['hmac-of-another-hash', () => createHmac('sha512', secret).update(inputFor('HS256')).digest()],
  ]);
  testForgeries('HS256', { kind: 'jwk', jwk: { kty: 'oct', k: '' } }, [
    ['hmac-with-no-secret-at-all', () => createHmac('sha256', '').update(inputFor('HS256')).digest(), 'warn'],
  ]);
});
