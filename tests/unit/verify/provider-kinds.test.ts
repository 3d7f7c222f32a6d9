import { describe, expect, test } from 'vitest';
import { checkContinuity } from '@/lib/verify/continuity';
import { readPaste } from '@/lib/verify/paste/paste';
import { type Fault, outcomeOf, testFaults } from './outcome';
import { halfHashFor, outcomeOfIssuer, sign512 } from './provider-kinds';
import {
  b64u,
  client_id,
  expected,
  idClaims,
  idToken,
  issuer,
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
    'nonce, if one was sent': () => ({
      ...claims({ nonce: null }),
      fails: ['nonce'],
      warns: ['null-values'],
    }),
    exp: () => ({ ...claims({ exp: null }), fails: ['exp'] }),
    // authentik's refreshed tokens.
    'nonce, at_hash, and c_hash at once, with no expected nonce': () => ({
      ...claims({ nonce: null, at_hash: null, c_hash: null }),
      expected: { issuer, client_id },
      warns: ['null-values'],
    }),
    'typ in the header': () => ({ token: idToken({}, { typ: null }), warns: ['null-values'] }),
    'sub, which is never optional': () => ({ ...claims({ sub: null }), fails: ['sub'] }),
    'a claim of the user’s trigger, which can be null': () => claims({ company_id: null }),
  });

  test('shows that a serializer writes it, without an accusation', async () => {
    const { row } = await outcomeOf(claims({ azp: null, nbf: null, acr: null }));
    expect(row('null-values')).toMatchObject({ actual: 'nbf: null, acr: null, azp: null' });
    expect(row('null-values').cause).toMatch(/serializer/);
    expect(JSON.stringify(['azp', 'nbf', 'nonce'].map(row))).not.toMatch(
      /stolen|replay|passed it on|by hand/,
    );
  });

  test('a refresh continues a sign-in if it has null for a claim that the first token left out, or had', () => {
    const { nonce: _, ...without } = idClaims;
    for (const [first, claims] of [
      [without, { ...idClaims, nonce: null, azp: null, auth_time: null }],
      [{ ...idClaims, azp: null, auth_time: null }, without],
      [idClaims, { ...idClaims, nonce: null, auth_time: null }],
    ] as const)
      expect(checkContinuity(first, claims).filter(({ status }) => status === 'fail')).toEqual([]);
    const [sub] = checkContinuity(idClaims, { ...idClaims, sub: null });
    expect(sub).toMatchObject({ id: 'sub', status: 'fail' });
  });
});

describe('the key', () => {
  const kidless = idToken({}, { kid: undefined });
  testFaults({
    'an unusable entry with the correct kid': () => ({
      token: idToken(),
      keys: jwksOf(bare, other),
      fails: ['kid'],
      says: /is missing n and e/,
    }),
    'the correct kid with x5c only': () => ({
      token: idToken(),
      keys: jwksOf({ ...bare, x5c: ['MII'] }, other),
      fails: ['kid'],
      says: /only a certificate \(x5c\)/,
    }),
    'EC with the fields of RSA': () => ({
      token: idToken(),
      keys: jwksOf({ ...key, kty: 'EC' }, other),
      fails: ['kid'],
      says: /kty EC, but the fields of RSA/,
    }),
    'the same key twice': () => ({
      token: idToken(),
      keys: jwksOf(key, { ...key, x5c: ['x'] }),
      warns: ['kid'],
    }),
    'no kid, and one key that matches': () => ({
      token: kidless,
      keys: jwksOf(key, { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA', kid: 'ec' }, { ...other, use: 'enc' }),
      warns: ['kid'],
    }),
    'no kid in the set: null isn’t a name': () => ({
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
    'the correct kid in the private key’s entry without n': () => ({
      token: idToken(),
      keys: jwksOf({ ...bare, e: 'AQAB' }, other),
      fails: ['kid'],
      says: /is missing n/,
    }),
    'the correct kid without kty': () => ({
      token: idToken(),
      keys: jwksOf({ ...key, kty: undefined }, other),
      fails: ['kid'],
      says: /kty/,
    }),
    'the correct kid, and null for kty': () => ({
      token: idToken(),
      keys: jwksOf({ ...key, kty: null }, other),
      fails: ['kid'],
    }),
    'entries that aren’t objects next to the correct one': () => ({
      token: idToken(),
      keys: jwksOf(null, 'x', 7, [], key),
    }),
    'the same key three times, with its fields in another order': () => ({
      token: idToken(),
      keys: jwksOf(
        key,
        Object.fromEntries(Object.entries(key).reverse()),
        { ...key, 'x5t#S256': 'x' },
        other,
      ),
      warns: ['kid'],
    }),
    'the same kid for another key': () => ({
      token: idToken(),
      keys: jwksOf(key, { ...other, kid: kids.id }),
      fails: ['kid'],
      says: /2 different keys/,
    }),
    'no kid, and the only key of the set': () => ({ token: kidless, keys: jwksOf(key) }),
    'no kid, and two keys that match': () => ({
      token: kidless,
      keys: jwksOf(key, other),
      fails: ['kid'],
      says: /2 keys fit/,
    }),
    'kid of null, and one key that matches': () => ({
      token: idToken({}, { kid: null }),
      keys: jwksOf(key, { ...other, alg: 'RS512' }),
      warns: ['kid', 'null-values'],
    }),
    'use, alg, and key_ops of null in the set': () => ({
      token: idToken(),
      keys: jwksOf({ ...key, use: null, alg: null, key_ops: null }),
      warns: ['key-use', 'key-alg'],
    }),
    'n that isn’t base64url': () => ({
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
    [
      'http://localhost:8080/realms/a',
      'https://localhost:8443/realms/a',
      /scheme and the port.*port mapping/,
    ],
    ['https://id.example/realms/a', 'http://id.example:8080/realms/a', /scheme and the port/],
    ['http://localhost:8080', 'http://host.docker.internal:8080', /Docker/],
    ['http://localhost:8080/', 'http://192.168.1.7:8080/', /Docker/],
    [
      'http://localhost:9000/application/o/app/',
      'http://server:9000/application/o/app/',
      /host name of the request/,
    ],
    ['https://host/Realms/A', 'https://host/realms/a', /upper and lower case/],
    ['https://host/realms/a', 'https://host//realms/a', /slashes/],
    ['https://HOST/a', 'https://host/a', /same URL/],
    ['https://accounts.google.com', 'http://accounts.google.com', /X-Forwarded-Proto/],
    ['https://host/100%', 'https://host/200%', /another tenant, realm/],
    [
      'https://login.microsoftonline.com/acme.onmicrosoft.com/v2.0',
      'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
      /tenant by its ID/,
    ],
    [
      'https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0',
      'https://sts.windows.net/11111111-2222-3333-4444-555555555555/',
      /v1\.0 token/,
    ],
    [
      'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc',
      'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_xyz',
      /another user pool/,
    ],
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
    'nbf with a fraction, in the same second': () => ({
      ...claims({ nbf: nowSeconds + 0.5 }),
      now: now + 600,
      fails: ['nbf'],
      says: /fraction/,
    }),
    'exp, iat, and auth_time with a fraction': () =>
      claims({ exp: nowSeconds + 600.25, iat: nowSeconds - 59.5, auth_time: nowSeconds - 59.5 }),
    'nbf with a fraction, a second later': () => ({
      ...claims({ nbf: nowSeconds + 0.5 }),
      now: now + 1_000,
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
    'at_hash of SHA-256 with RS512': () => ({
      token: sign512(halfHashFor('token', 'sha256')),
      keys: jwksOf({ ...key, alg: undefined }),
      expected: { ...expected, access_token: 'token' },
      // A user pool signs only with RS256.
      fails: ['alg', 'at_hash'],
      says: /SHA-256.*requires SHA-512/,
    }),
    hasgroups: () => ({ ...claims({ hasgroups: true }), warns: ['claim-sources'], says: /too many groups/ }),
    'other distributed claims': () => ({
      ...claims({ _claim_names: { address: 'a' }, _claim_sources: { a: { endpoint: 'https://x' } } }),
      warns: ['claim-sources'],
      says: /reference/,
    }),
    'groups that Entra ID left out': () => ({
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
    // Also with the name of its header before it.
    const paste = readPaste(`x-amzn-oidc-data: ${token}`);
    expect(paste.found && paste.candidates.map((each) => each.token)).toEqual([token]);
  });
});
