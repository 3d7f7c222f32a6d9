import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import {
  accessToken,
  b64u,
  but,
  idClaims,
  idHeader,
  issuer,
  jwkOf,
  jwks,
  kids,
  nowSeconds,
  pair,
  sign,
  signHmac,
} from '../verify/tokens';
import { ask, asNobody, company, cubeToken, namespace, own, refused, settingsWith } from './scene';

// Behavior observed in a real Cube. The test stage `cube` repeats it with the real code.

const claims = but(idClaims, { [namespace]: company });

describe('accepted, with the rows of its own company', () => {
  test.each([
    ['namespace object', {}],
    ['aud list', { aud: ['other', String(idClaims.aud)] }],
    ['no exp', { exp: undefined }],
    ['future iat', { iat: nowSeconds + 3600 }],
  ])('%s', async (_, changes) => {
    const { dev, enforced } = await ask({ token: cubeToken(changes) });
    expect(enforced).toEqual(own(but(claims, changes)));
    expect(dev).toEqual(enforced);
  });

  test.each(['Bearer', 'bearer'])('behind %s', async (scheme) => {
    expect((await ask({ token: `${scheme} ${cubeToken()}` })).enforced).toEqual(own(claims));
  });
});

describe('accepted without a security context, in dev mode and enforced', () => {
  test.each([
    ['namespace missing', { [namespace]: undefined }],
    ['another slash', { [namespace]: undefined, 'http://localhost:4000': company }],
    ['another scheme', { [namespace]: undefined, 'https://localhost:4000/': company }],
    ['another port', { [namespace]: undefined, 'http://localhost:4001/': company }],
    ['flat claims', { [namespace]: undefined, ...company }],
    ['u', { [namespace]: undefined, u: company }],
  ])('%s', async (_, changes) => {
    const { dev, enforced, findings } = await ask({ token: cubeToken(changes) });
    expect(enforced).toEqual({ ...asNobody, securityContext: but(claims, changes) });
    expect(dev).toEqual(enforced);
    expect(findings.find(({ id }) => id === 'as-nobody')?.status).toBe('fail');
  });
});

test('a string as the namespace: /meta returns a result, and each query ends in the TypeError of a proxy', async () => {
  const text = JSON.stringify(company);
  const { dev, enforced } = await ask({ token: cubeToken({ [namespace]: text }) });
  const unreadable = 'TypeError: Cannot create proxy with a non-object as target or handler';
  expect(enforced).toEqual({
    meta: { status: 200, body: null },
    load: { status: 500, body: { error: unreadable } },
    reason: unreadable,
    securityContext: but(claims, { [namespace]: text }),
    modelContext: text,
  });
  expect(dev).toEqual(enforced);
});

describe('without a namespace, the model sees the token', () => {
  const settings = settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: null });

  test('unchanged', async () => {
    const { enforced } = await ask({ token: cubeToken({ company_id: 'company2' }), settings });
    expect(enforced.load.rows).toBe('own');
    expect(enforced.modelContext).toEqual(enforced.securityContext);
  });

  test('with the fields of the legacy u merged in', async () => {
    const { enforced } = await ask({ token: cubeToken({ company_id: 'company2', u: company }), settings });
    expect(enforced.modelContext).toEqual({
      ...claims,
      company_id: 'company1',
      user_id: 'u-1',
      roles: ['user'],
    });
    expect(enforced.securityContext).toMatchObject({ company_id: 'company2', u: company });
  });
});

describe('no header', () => {
  test.each([
    ['none', ''],
    ['spaces', '  '],
    ['two spaces after Bearer', `Bearer  ${cubeToken()}`],
  ])('%s', async (_, token) => {
    const { dev, enforced } = await ask({ token });
    expect(dev).toEqual(asNobody);
    expect(enforced).toEqual(refused("Authorization header isn't set"));
  });
});

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const audience = `jwt audience invalid. expected: ${idClaims.aud}`;
const es256 = () => {
  const input = `${b64u(JSON.stringify({ alg: 'ES256', kid: kids.id }))}.${b64u(JSON.stringify(claims))}`;
  return `${input}.${b64u(signBytes('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }))}`;
};
const noSignature = `${b64u('{"alg":"none","kid":"x"}')}.${b64u(JSON.stringify(claims))}.`;

describe('no security context in dev mode; enforced, 403 with the reason only in the log', () => {
  test.each([
    ['expired', cubeToken({ exp: nowSeconds - 1 }), 'jwt expired'],
    ['expired this very second', cubeToken({ exp: nowSeconds }), 'jwt expired'],
    ['nbf in the future', cubeToken({ nbf: nowSeconds + 1 }), 'jwt not active'],
    ['wrong aud', cubeToken({ aud: 'other' }), audience],
    ['access token', accessToken(), audience],
    ['wrong iss', cubeToken({ iss: 'https://example.com' }), `jwt issuer invalid. expected: ${issuer}`],
    ['iss with a slash', cubeToken({ iss: `${issuer}/` }), `jwt issuer invalid. expected: ${issuer}`],
    ['unknown kid', cubeToken({}, { kid: 'k' }), 'Unable to verify, JWK with kid: "k" not found'],
    ['no kid', cubeToken({}, { kid: undefined }), 'JWT without kid inside headers'],
    ['empty kid', cubeToken({}, { kid: '' }), 'JWT without kid inside headers'],
    [
      're-signed by Cube',
      signHmac({ alg: 'HS256', typ: 'JWT' }, claims, 'x'),
      'JWT without kid inside headers',
    ],
    ['ES256', es256(), 'invalid algorithm'],
    ['RS384', cubeToken({}, { alg: 'RS384' }), 'invalid algorithm'],
    ['HS256 with kid', signHmac({ alg: 'HS256', kid: kids.id }, claims, 'x'), 'invalid algorithm'],
    ['bad signature', sign(idHeader, claims, pair.stranger.privateKey), 'invalid signature'],
    ['truncated', cubeToken().slice(0, -9), 'invalid signature'],
    [
      'alg none',
      noSignature.replace(b64u('{"alg":"none","kid":"x"}'), b64u(`{"alg":"none","kid":"${kids.id}"}`)),
      'jwt signature is required',
    ],
    ['garbage', 'garbage', 'Unable to decode JWT key'],
    ['quoted', `"${cubeToken()}"`, 'Unable to decode JWT key'],
  ])('%s', async (_, token, reason) => {
    const { dev, enforced } = await ask({ token });
    expect(enforced).toEqual(refused('Invalid token', reason));
    expect(dev).toEqual(asNobody);
  });
});

describe('keys that Cube cannot use', () => {
  const stranger = jwkOf(pair.stranger, 'x');
  test.each([
    [
      'unreachable',
      { failure: 'request to https://example.com/ failed, reason: getaddrinfo ENOTFOUND example.com' },
    ],
    [
      'not a JWK Set',
      { document: { message: 'Not Found' } },
      'Unable to find keys inside response from JWK_URL',
    ],
    [
      'one without kid',
      { document: { keys: [...jwks.keys, but(stranger, { kid: undefined })] } },
      'Unable to find kid inside JWK',
    ],
    [
      'an unsupported type',
      { document: { keys: [...jwks.keys, { ...stranger, kty: 'OKP' }] } },
      'Unsupported key type "OKP"',
    ],
  ])('%s', async (_, keys, reason = 'failure' in keys ? keys.failure : '') => {
    const { dev, enforced, findings } = await ask({ keys });
    expect(enforced).toEqual(refused('Invalid token', reason));
    expect(dev).toEqual(asNobody);
    expect(findings.find(({ id }) => id === 'keys')).toMatchObject({
      status: 'fail',
      variable: 'CUBEJS_JWK_URL',
    });
  });
});

describe('the settings, as Cube reads them', () => {
  test.each([
    ['a list loses the part after a space', { CUBEJS_JWT_ALGS: 'ES256, RS256' }, 'invalid algorithm'],
    ['a list without spaces', { CUBEJS_JWT_ALGS: 'ES256,RS256' }, null],
    ['an issuer list', { CUBEJS_JWT_ISSUER: `https://example.com,${issuer}` }, null],
    [
      'an issuer after a space',
      { CUBEJS_JWT_ISSUER: `https://example.com, ${issuer}` },
      `jwt issuer invalid. expected: https://example.com, ${issuer}`,
    ],
    ['an audience list', { CUBEJS_JWT_AUDIENCE: `${idClaims.aud},other` }, `${audience},other`],
    ['empty ALGS', { CUBEJS_JWT_ALGS: '' }, 'invalid algorithm'],
    ['empty ISSUER', { CUBEJS_JWT_ISSUER: '' }, 'jwt issuer invalid. expected: '],
    ['empty AUDIENCE', { CUBEJS_JWT_AUDIENCE: '' }, null],
    ['empty SUBJECT', { CUBEJS_JWT_SUBJECT: '' }, null],
    [
      'an issuer with a slash',
      { CUBEJS_JWT_ISSUER: `${issuer}/` },
      `jwt issuer invalid. expected: ${issuer}/`,
    ],
    ['the subject of another', { CUBEJS_JWT_SUBJECT: 'other' }, 'jwt subject invalid. expected: other'],
    ['no JWK URL', { CUBEJS_JWK_URL: null, CUBEJS_JWT_ALGS: null }, 'invalid algorithm'],
  ])('%s', async (_, changes, reason) => {
    const { enforced } = await ask({ settings: settingsWith(changes) });
    expect(enforced).toEqual(reason === null ? own(claims) : refused('Invalid token', reason));
  });

  test('an empty audience accepts an access token, with everyone’s rows', async () => {
    const { enforced } = await ask({
      token: accessToken(),
      settings: settingsWith({ CUBEJS_JWT_AUDIENCE: '' }),
      keys: { document: jwks },
    });
    expect(enforced.load).toEqual({ status: 200, body: null, rows: 'all', values: [] });
  });

  test('without ALGS every algorithm of the key', async () => {
    const token = cubeToken({}, { alg: 'RS512' });
    const [input] = [token.split('.').slice(0, 2).join('.')];
    const signed = `${input}.${b64u(signBytes('sha512', Buffer.from(input), pair.id.privateKey))}`;
    expect(
      (await ask({ token: signed, settings: settingsWith({ CUBEJS_JWT_ALGS: null }) })).enforced,
    ).toEqual(own(claims));
    expect((await ask({ token: signed })).enforced.reason).toBe('invalid algorithm');
  });
});

test('without public keys, accepts a signature by Cube’s own secret, and reports it', async () => {
  const token = signHmac({ alg: 'HS256', typ: 'JWT' }, claims, 'nobody knows');
  const settings = settingsWith({ CUBEJS_JWK_URL: null, CUBEJS_JWT_ALGS: null });
  const { enforced, findings } = await ask({ token, settings, keys: null });
  expect(enforced).toEqual(own(claims));
  expect(findings.map(({ id }) => id)).toEqual(['own-secret']);
  const none = { ...settings, has_api_secret: false };
  const unset = await ask({ token, settings: none, keys: null });
  expect(unset.enforced).toMatchObject({
    meta: { status: null },
    reason: 'apiSecret is required option(s)',
  });
  expect(unset.dev.load.rows).toBe('all');
});
