import { SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import type { KeySource } from '@/lib/verify/keys/source';
import { judgeUserInfo } from '@/lib/verify/user-info';

const expected = { issuer: 'https://issuer.example', client_id: 'client' };
const idClaims = { sub: 'alice', email_verified: true, 'custom:admin': true };
const noKeys = async (): Promise<KeySource> => ({ kind: 'none', reason: 'No keys were requested.' });

const json = { form: 'json' as const, content_type: 'application/json' };
const judge = (claims: unknown, id: typeof idClaims | null = idClaims) =>
  judgeUserInfo({ ...json, text: JSON.stringify(claims) }, id, expected, noKeys, 0);
const statuses = (checks: { id: string; status: string }[]) =>
  Object.fromEntries(checks.map(({ id, status }) => [id, status]));

describe('sub', () => {
  test.each([
    ['the same', { sub: 'alice' }, 'pass'],
    ['another user', { sub: 'bob' }, 'fail'],
    ['absent', { email: 'a@b.example' }, 'fail'],
    ['no string', { sub: ['alice'] }, 'fail'],
  ])('%s', async (_, claims, status) => {
    expect(statuses((await judge(claims)).checks).sub).toBe(status);
  });

  test('there is no id_token to compare it with', async () => {
    expect(statuses((await judge({ sub: 'alice' }, null)).checks).sub).toBe('skip');
  });
});

describe('strings for the token’s booleans', () => {
  test.each([
    ['as Cognito has them', { email_verified: 'true' }, 'warn'],
    ['in the user’s own claim', { 'custom:admin': 'false' }, 'warn'],
    ['a standard claim that isn’t in the id_token', { phone_number_verified: 'false' }, 'warn'],
    ['booleans', { email_verified: false }, 'pass'],
    ['none of them', { email: 'true' }, 'skip'],
  ])('%s', async (_, claims, status) => {
    const { checks } = await judge({ sub: 'alice', ...claims });
    expect(statuses(checks).booleans).toBe(status);
  });

  test('they are explained', async () => {
    const { checks } = await judge({ sub: 'alice', email_verified: 'true' });
    expect(checks.find(({ id }) => id === 'booleans')).toMatchObject({
      actual: 'email_verified: "true"',
      cause: expect.stringContaining('strings'),
      fix: expect.stringContaining('id_token'),
    });
  });
});

describe('Content-Type', () => {
  test.each([
    ['text/html', 'text/html'],
    ['none', null],
    ['one that only starts like JSON’s', 'application/jsonp'],
  ])('%s: causes a warning, and the claims are read', async (_, content_type) => {
    const answer = { form: 'json' as const, text: '{"sub":"alice"}', content_type };
    const { claims, checks } = await judgeUserInfo(answer, idClaims, expected, noKeys, 0);
    expect(claims).toEqual({ sub: 'alice' });
    expect(checks.find(({ id }) => id === 'content-type')).toMatchObject({
      status: 'warn',
      actual: content_type ?? 'no Content-Type',
    });
  });

  test('JSON’s own, with a parameter', async () => {
    const answer = { ...json, text: '{"sub":"alice"}', content_type: 'Application/JSON; charset=utf-8' };
    const { checks } = await judgeUserInfo(answer, idClaims, expected, noKeys, 0);
    expect(statuses(checks)).not.toHaveProperty('content-type');
  });
});

test.each([
  ['nested too deep', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`],
  ['no object', '[]'],
])('%s: reported, and nothing else is read', async (_, text) => {
  const { claims, checks } = await judgeUserInfo({ ...json, text }, idClaims, expected, noKeys, 0);
  expect(claims).toBeNull();
  expect(statuses(checks)).toEqual({ json: 'fail' });
});

describe('a signed response', () => {
  let keys: KeySource;
  let sign: (claims: Record<string, unknown>) => Promise<string>;

  beforeAll(async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
    keys = { kind: 'jwks', keys: [{ kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y, kid: 'k' }] };
    sign = (claims) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(pair.privateKey);
  });

  const judgeJwt = async (text: string) =>
    await judgeUserInfo(
      { form: 'jwt', text, content_type: 'application/jwt' },
      idClaims,
      expected,
      async () => keys,
      0,
    );

  test('its signature, issuer and audience are checked; it needs no exp', async () => {
    const jwt = await sign({ sub: 'alice', iss: expected.issuer, aud: 'client' });
    const { form, claims, checks } = await judgeJwt(jwt);
    expect([form, claims?.sub]).toEqual(['jws', 'alice']);
    expect(statuses(checks)).toMatchObject({ sub: 'pass', signature: 'pass', iss: 'pass', aud: 'pass' });
    expect(checks.filter(({ status }) => status === 'fail')).toEqual([]);
  });

  test('iss and aud can be missing', async () => {
    const { checks } = await judgeJwt(await sign({ sub: 'alice' }));
    expect(statuses(checks)).toMatchObject({ iss: 'skip', aud: 'skip', signature: 'pass' });
  });

  test.each([
    ['another issuer', { iss: 'https://evil.example' }, 'iss'],
    ['another client', { aud: 'other' }, 'aud'],
  ])('%s fails', async (_, changes, claim) => {
    expect(statuses((await judgeJwt(await sign({ sub: 'alice', ...changes }))).checks)[claim]).toBe('fail');
  });

  test('changed in transit', async () => {
    const [header, , signature] = (await sign({ sub: 'bob' })).split('.');
    const payload = Buffer.from('{"sub":"alice"}').toString('base64url');
    expect(statuses((await judgeJwt(`${header}.${payload}.${signature}`)).checks).signature).toBe('fail');
  });

  test('none isn’t an algorithm', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { checks } = await judgeJwt(`${part({ alg: 'none' })}.${part({ sub: 'alice' })}.`);
    expect(statuses(checks)).toMatchObject({ alg: 'fail' });
  });
});

test('an encrypted response is recognized', async () => {
  const header = Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url');
  const answer = { form: 'jwt' as const, text: `${header}.a.b.c.d`, content_type: 'application/jwt' };
  const judged = await judgeUserInfo(answer, idClaims, expected, noKeys, 0);
  expect([judged.form, judged.claims]).toEqual(['jwe', null]);
});
