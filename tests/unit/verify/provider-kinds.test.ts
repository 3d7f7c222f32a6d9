import { describe, expect, test } from 'vitest';
import { type Fault, outcomeOf, testFaults } from './outcome';
import { halfHashFor, outcomeOfIssuer } from './provider-kinds';
import {
  b64u,
  client_id,
  expected,
  idClaims,
  idToken,
  jwkOf,
  jwksOf,
  kids,
  now,
  nowSeconds,
  pair,
  sign,
  signHmac,
} from './tokens';

const claims = (changes: Record<string, unknown>) => ({ token: idToken(changes) });
const key = jwkOf(pair.id, kids.id);
const other = jwkOf(pair.access, kids.access);
const { n: _n, e: _e, ...bare } = key;

describe('null in place of an absent claim', () => {
  testFaults(
    Object.fromEntries(
      ['azp', 'nbf', 'auth_time', 'acr', 'amr', 'at_hash', 'c_hash', 'email', 'cognito:groups'].map(
        (name): [string, () => Fault] => [
          name,
          () => ({ ...claims({ [name]: null }), warns: ['null-values'] }),
        ],
      ),
    ),
  );
  testFaults({
    'nonce, where one was sent': () => ({
      ...claims({ nonce: null }),
      fails: ['nonce'],
      warns: ['null-values'],
    }),
    exp: () => ({ ...claims({ exp: null }), fails: ['exp'] }),
  });
});

describe('the key', () => {
  const kidless = idToken({}, { kid: undefined });
  testFaults({
    'unusable entry with the right kid': () => ({
      token: idToken(),
      keys: jwksOf(bare, other),
      fails: ['kid'],
      says: /lacks n and e/,
    }),
    'right kid with x5c only': () => ({
      token: idToken(),
      keys: jwksOf({ ...bare, x5c: ['MII'] }, other),
      fails: ['kid'],
      says: /only a certificate \(x5c\)/,
    }),
    'EC with the members of RSA': () => ({
      token: idToken(),
      keys: jwksOf({ ...key, kty: 'EC' }, other),
      fails: ['kid'],
      says: /kty EC, but the members of RSA/,
    }),
    'the same key twice': () => ({
      token: idToken(),
      keys: jwksOf(key, { ...key, x5c: ['x'] }),
      warns: ['kid'],
    }),
    'no kid, and one key that fits': () => ({
      token: kidless,
      keys: jwksOf(key, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'ec' }, { ...other, use: 'enc' }),
      warns: ['kid'],
    }),
    'no kid in the set: null is no name': () => ({
      token: idToken(),
      keys: jwksOf({ ...key, kid: undefined }),
      fails: ['kid'],
      says: /only key has none.*A key without a kid made this signature/,
    }),
    'signed with another key of the set': () => ({
      token: idToken({}, { kid: kids.access }),
      fails: ['signature'],
      says: /signed with another/,
    }),
    'n that is no base64url': () => ({
      token: idToken(),
      keys: jwksOf({ ...key, n: '!!!' }),
      fails: ['key-strength', 'signature'],
      says: /n isn’t base64url/,
    }),
    'signed with the client secret': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, 'a-client-secret-of-32-characters'),
      expected: { ...expected, client_secret: 'a-client-secret-of-32-characters' },
      fails: ['alg'],
      says: /signed with your client secret/,
    }),
  });
});

describe('the issuer', () => {
  test.each([
    [
      'http://localhost:4566/us-east-1_abc',
      'http://localhost.localstack.cloud:4566/us-east-1_abc',
      /emulator/,
    ],
    ['http://localhost:8080/realms/a', 'http://keycloak:8080/realms/a', /Docker/],
    ['https://host/a', 'https://host:443/a', /default port/],
    ['http://localhost:3000', 'http://localhost:4000', /port mapping/],
    ['https://accounts.google.com', 'accounts.google.com', /Google/],
    ['https://sts.example/adfs', 'http://sts.example/adfs/services/trust', /AD FS/],
    ['https://host/a', 'https://host/b', /another tenant, realm/],
    ['https://a.example/', 'https://b.example/', /another provider or tenant/],
    [
      'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc',
      'https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_abc',
      /updated issuer/,
    ],
  ])('%s, and %s in the token', async (issuer, iss, words) => {
    expect(await outcomeOfIssuer(issuer, iss)).toMatch(words);
  });
});

describe('times', () => {
  testFaults({
    'nbf with a fraction, in its own second': () => ({
      ...claims({ nbf: nowSeconds + 0.5 }),
      now: now + 600,
      fails: ['nbf'],
      says: /fraction/,
    }),
    'expired before it arrived: the provider’s clock': () => ({
      ...claims({ iat: nowSeconds - 7200, auth_time: nowSeconds - 7200, exp: nowSeconds - 3600 }),
      expected: { ...expected, provider_clock: { date: now, at: now } },
      fails: ['exp'],
      says: /already expired when it arrived.*2 h/,
    }),
  });
});

describe('other providers', () => {
  testFaults({
    'at_hash with the hash of another algorithm': () => ({
      token: sign({ alg: 'RS256', kid: kids.id }, { ...idClaims, at_hash: halfHashFor('token', 'sha512') }),
      expected: { ...expected, access_token: 'token' },
      fails: ['at_hash'],
      says: /SHA-512/,
    }),
    'groups left out by Entra ID': () => ({
      ...claims({ _claim_names: { groups: 'src1' }, _claim_sources: { src1: {} } }),
      warns: ['claim-sources'],
      says: /too many groups/,
    }),
  });

  test.each([
    'https://sts.windows.net/1/',
    'https://login.microsoftonline.com/1/v2.0',
    'https://login.microsoftonline.us/1/v2.0',
    'https://login.partner.microsoftonline.cn/1/v2.0',
  ])('an access token for Microsoft Graph by %s', async (iss) => {
    const token = sign(
      { alg: 'RS256', kid: kids.id, nonce: 'x' },
      { ...idClaims, iss },
      pair.stranger.privateKey,
    );
    const { row } = await outcomeOf({ token, expected: { issuer: iss, client_id, token_use: 'access' } });
    expect(row('signature').cause).toMatch(/Microsoft Graph/);
  });

  test('the token of an AWS load balancer', async () => {
    const signer = 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/x/1';
    const header = Buffer.from(JSON.stringify({ alg: 'ES256', kid: 'u', signer })).toString('base64');
    const token = `${header}${header.endsWith('=') ? '' : '='}.${b64u(JSON.stringify(idClaims))}.AAAA`;
    const { row } = await outcomeOf({ token });
    expect(row('base64url').cause).toMatch(/Application Load Balancer/);
  });
});
