import { describe, expect, test } from 'vitest';
import type { CubeVariable } from '@/lib/configure/profile/cube-settings';
import { accessToken, issuer, jwks, kids, nowSeconds, signHmac } from '../verify/tokens';
import { ask, company, cubeToken, ids, namespace, provider, right, settingsWith } from './scene';

test('finds nothing if everything is right', async () => {
  expect((await ask({})).findings).toEqual([]);
  expect((await ask({ provider })).findings).toEqual([]);
});

describe('a setting that will hurt is marked at its variable', () => {
  const otherRegion = 'https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example';
  const otherPool = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Another';
  const rows: [string, Partial<Record<CubeVariable, string | null>>, 'fail' | 'warn', RegExp][] = [
    [
      'audience an application URL',
      { CUBEJS_JWT_AUDIENCE: 'http://localhost:4000' },
      'fail',
      /This is a URL/,
    ],
    ['audience list', { CUBEJS_JWT_AUDIENCE: `${right.CUBEJS_JWT_AUDIENCE},other` }, 'fail', /A list/],
    ['audience of another client', { CUBEJS_JWT_AUDIENCE: 'other' }, 'fail', /doesn’t match/],
    [
      'audience with a comment',
      { CUBEJS_JWT_AUDIENCE: `${right.CUBEJS_JWT_AUDIENCE} # web` },
      'fail',
      /more than/,
    ],
    ['audience empty', { CUBEJS_JWT_AUDIENCE: '' }, 'warn', /isn’t checked/],
    ['audience not set', { CUBEJS_JWT_AUDIENCE: null }, 'warn', /isn’t checked/],
    ['issuer with a slash', { CUBEJS_JWT_ISSUER: `${issuer}/` }, 'fail', /the slash at the end/],
    ['issuer of another Region', { CUBEJS_JWT_ISSUER: otherRegion }, 'fail', /the Region/],
    ['issuer of another pool', { CUBEJS_JWT_ISSUER: otherPool }, 'fail', /the user pool/],
    ['issuer with http', { CUBEJS_JWT_ISSUER: issuer.replace('https', 'http') }, 'fail', /the scheme/],
    [
      'issuer after a space',
      { CUBEJS_JWT_ISSUER: `https://example.com, ${issuer}` },
      'fail',
      /a space before/,
    ],
    ['issuer in quotes', { CUBEJS_JWT_ISSUER: `"${issuer}"` }, 'fail', /the quotes around it/],
    ['issuer with a comment', { CUBEJS_JWT_ISSUER: `${issuer} # the pool` }, 'fail', /the rest of the line/],
    ['issuer empty', { CUBEJS_JWT_ISSUER: '' }, 'fail', /every token is rejected/],
    ['an unrelated issuer', { CUBEJS_JWT_ISSUER: 'https://example.com' }, 'fail', /exact match/],
    [
      'JWK URL of another Region',
      { CUBEJS_JWK_URL: `${otherRegion}/.well-known/jwks.json` },
      'fail',
      /the Region/,
    ],
    [
      'JWK URL of another pool',
      { CUBEJS_JWK_URL: `${otherPool}/.well-known/jwks.json` },
      'fail',
      /the user pool/,
    ],
    [
      'JWK URL the discovery document',
      { CUBEJS_JWK_URL: `${issuer}/.well-known/openid-configuration` },
      'fail',
      /contains no keys/,
    ],
    ['an unrelated JWK URL', { CUBEJS_JWK_URL: 'https://example.com/keys' }, 'warn', /another jwks_uri/],
    ['JWK URL no URL', { CUBEJS_JWK_URL: 'example.com/keys' }, 'fail', /Not a URL/],
    ['JWK URL not set', { CUBEJS_JWK_URL: null }, 'fail', /verifies with CUBEJS_API_SECRET/],
    ['JWK URL empty', { CUBEJS_JWK_URL: '' }, 'fail', /Not set/],
    ['algorithms empty', { CUBEJS_JWT_ALGS: '' }, 'fail', /every token is rejected/],
    ['algorithms not set', { CUBEJS_JWT_ALGS: null }, 'warn', /every algorithm of the key/],
    ['algorithms without the token’s', { CUBEJS_JWT_ALGS: 'ES256' }, 'fail', /RS256 isn’t listed/],
    [
      'algorithms with a space before the token’s',
      { CUBEJS_JWT_ALGS: 'ES256, RS256' },
      'fail',
      /doesn’t trim/,
    ],
    [
      'algorithms with a space before another',
      { CUBEJS_JWT_ALGS: 'RS256, ES256' },
      'warn',
      /ES256 is ignored/,
    ],
    [
      'algorithms with a shared secret',
      { CUBEJS_JWT_ALGS: 'RS256,HS256' },
      'warn',
      /public key as the secret/,
    ],
    ['algorithms in lower case', { CUBEJS_JWT_ALGS: 'rs256' }, 'fail', /exact match/],
    ['subject', { CUBEJS_JWT_SUBJECT: 'other' }, 'fail', /doesn’t match/],
    [
      'namespace without its slash',
      { CUBEJS_JWT_CLAIMS_NAMESPACE: 'http://localhost:4000' },
      'fail',
      /the slash at the end/,
    ],
    [
      'namespace with https',
      { CUBEJS_JWT_CLAIMS_NAMESPACE: 'https://localhost:4000/' },
      'fail',
      /the scheme/,
    ],
    [
      'namespace with another port',
      { CUBEJS_JWT_CLAIMS_NAMESPACE: 'http://localhost:3000/' },
      'fail',
      /the port/,
    ],
    [
      'namespace with another scheme and slash',
      { CUBEJS_JWT_CLAIMS_NAMESPACE: 'https://localhost:4000' },
      'fail',
      /the scheme and the slash/,
    ],
    ['an unrelated namespace', { CUBEJS_JWT_CLAIMS_NAMESPACE: 'cube' }, 'fail', /under another name/],
    ['namespace not set', { CUBEJS_JWT_CLAIMS_NAMESPACE: null }, 'warn', /whole payload/],
    ['dev mode', { CUBEJS_DEV_MODE: 'true' }, 'warn', /silently ignores/],
    [
      'dev mode, and production',
      { CUBEJS_DEV_MODE: 'TRUE', NODE_ENV: 'production' },
      'warn',
      /has no effect/,
    ],
    ['dev mode neither true nor false', { CUBEJS_DEV_MODE: '1' }, 'fail', /doesn’t start/],
    ['dev mode empty', { CUBEJS_DEV_MODE: '' }, 'fail', /doesn’t start/],
    ['NODE_ENV Production', { NODE_ENV: 'Production' }, 'warn', /exactly/],
  ];

  test.each(rows)('%s', async (_, changes, status, words) => {
    const [variable = 'CUBEJS_DEV_MODE'] = Object.keys(changes) as CubeVariable[];
    const { findings } = await ask({ settings: settingsWith(changes), provider });
    const found = findings.filter((finding) => finding.variable === variable);
    expect(found).toHaveLength(1);
    expect(found[0]?.status).toBe(status);
    expect(`${found[0]?.title} ${found[0]?.cause}`).toMatch(words);
    expect(found[0]?.fix).not.toBe('');
    // Each line separately: a correct line isn't marked for an error elsewhere.
    expect(findings.filter((finding) => finding.variable !== variable && finding.variable)).toEqual([]);
  });

  test.each<Partial<Record<CubeVariable, string>>>([
    { CUBEJS_DEV_MODE: 'false', NODE_ENV: 'production' },
    { CUBEJS_JWT_ISSUER: `https://example.com,${issuer}` },
    { CUBEJS_JWT_ALGS: 'RS256,ES256' },
  ])('but not %o', async (changes) => {
    expect((await ask({ settings: settingsWith(changes), provider })).findings).toEqual([]);
  });
});

describe('without a profile, the token provides the recommended settings', () => {
  test('and the advice mentions that the token can be the wrong one', async () => {
    const { findings } = await ask({
      settings: settingsWith({ CUBEJS_JWT_AUDIENCE: 'http://localhost:4000' }),
    });
    expect(findings[0]?.fix).toBe(
      `Write CUBEJS_JWT_AUDIENCE=${right.CUBEJS_JWT_AUDIENCE}, if this is the token that Cube should accept`,
    );
  });

  test('keys on another host aren’t an error, because only a discovery document could show it', async () => {
    const settings = settingsWith({ CUBEJS_JWK_URL: 'https://example.com/keys' });
    expect((await ask({ settings })).findings).toEqual([]);
  });

  test('keys of another Region are', async () => {
    const settings = settingsWith({
      CUBEJS_JWK_URL: right.CUBEJS_JWK_URL.replace('.us-east-1.', '.eu-west-1.'),
    });
    expect(ids(await ask({ settings }))).toEqual(['jwk-url']);
  });

  test('an impossible audience is marked without a token too', async () => {
    const settings = settingsWith({ CUBEJS_JWT_AUDIENCE: 'a,b' });
    expect((await ask({ token: '', settings })).findings[0]?.variable).toBe('CUBEJS_JWT_AUDIENCE');
  });
});

describe('a token with a problem is recognized', () => {
  const signature = cubeToken().split('.')[2];
  test.each([
    ['access token', accessToken(), ['audience', 'namespace', 'as-nobody']],
    ['expired', cubeToken({ exp: nowSeconds - 60 }), ['expired', 'as-nobody']],
    ['not valid yet', cubeToken({ nbf: nowSeconds + 60 }), ['not-yet-valid', 'as-nobody']],
    ['no expiry', cubeToken({ exp: undefined }), ['no-expiry']],
    [
      're-signed by the Playground',
      signHmac({ alg: 'HS256', typ: 'JWT' }, company, 'x'),
      ['re-signed', 'no-expiry', 'audience', 'namespace', 'as-nobody'],
    ],
    ['no kid', cubeToken({}, { kid: undefined }), ['no-kid', 'as-nobody']],
    ['unknown kid', cubeToken({}, { kid: 'rotated' }), ['unknown-kid', 'as-nobody']],
    ['quoted', `"${cubeToken()}"`, ['not-a-token', 'as-nobody']],
    ['a whole response', `{"id_token":"${cubeToken()}"}`, ['not-a-token', 'as-nobody']],
    ['with its name', `id_token=${cubeToken()}`, ['not-a-token', 'as-nobody']],
    ['broken over two lines', cubeToken().replace('.', '.\n'), ['not-a-token', 'as-nobody']],
    ['two spaces after Bearer', `Bearer  ${cubeToken()}`, ['not-a-token', 'as-nobody']],
    ['a word behind it', `${cubeToken()} x`, ['not-a-token', 'as-nobody']],
    ['a word before it, which works like Bearer', `token ${cubeToken()}`, []],
    ['namespace string', cubeToken({ [namespace]: JSON.stringify(company) }), ['stringified-namespace']],
    ['namespace number', cubeToken({ [namespace]: 7 }), ['namespace-no-object']],
    ['no company', cubeToken({ [namespace]: { tenant: 't1' } }), ['as-nobody']],
    [
      'another signature',
      cubeToken({ sub: 'x' }).replace(/[^.]+$/, signature ?? ''),
      ['refused', 'as-nobody'],
    ],
    ['exp no number', cubeToken({ exp: 'soon' }), ['refused', 'as-nobody']],
    ['of another pool', cubeToken({ iss: `${issuer}x` }), ['jwk-url', 'issuer', 'as-nobody']],
    ['too long', cubeToken({ roles: 'r'.repeat(12_000) }), ['too-long']],
  ])('%s', async (_, token, expected) => {
    const told = await ask({ token, provider });
    expect(ids(told)).toEqual(expected);
    for (const { cause, fix } of told.findings) expect([cause, fix]).not.toContain('');
  });

  test('reports an error for a length that servers reject, and a warning for one that they may reject', async () => {
    const statuses = async (bytes: number) =>
      (await ask({ token: cubeToken({ roles: 'r'.repeat(bytes) }) })).findings.map(({ status }) => status);
    expect(await statuses(10_000)).toEqual([]);
    expect(await statuses(11_000)).toEqual(['warn']);
    expect(await statuses(12_000)).toEqual(['fail']);
  });

  test('an extra word is shown as the value that Cube uses as the token', async () => {
    const { findings } = await ask({ token: `${cubeToken()} x` });
    expect(findings[0]?.actual).toBe('x');
  });

  test('u, with no namespace set', async () => {
    const settings = settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: null });
    const token = cubeToken({ [namespace]: undefined, u: company });
    expect(ids(await ask({ token, settings }))).toEqual(['legacy-u']);
  });

  test('a missing token isn’t reported as an error in the token', async () => {
    expect(ids(await ask({ token: '' }))).toEqual(['as-nobody']);
  });
});

describe('without a security context', () => {
  const cause = async (context: unknown) => {
    const { findings } = await ask({ token: cubeToken({ [namespace]: context }) });
    return findings.find(({ id }) => id === 'as-nobody')?.cause;
  };

  test('shows what the model sees', async () => {
    expect(await cause({})).toMatch(/^SECURITY_CONTEXT is empty\./);
    expect(await cause({ tenant: 't1', roles: [] })).toMatch(
      /^SECURITY_CONTEXT has no value at company_id. It has tenant, roles\./,
    );
    expect(await cause({ company_id: '' })).toMatch(/^SECURITY_CONTEXT has no value at company_id/);
  });

  test('names the mode: only dev mode accepts a token that fails the check', async () => {
    const { findings } = await ask({ token: cubeToken({ exp: nowSeconds - 1 }) });
    expect(findings.at(-1)?.title).toMatch(/^In dev mode/);
  });
});

test('detects a rotated key by the keys in the set', async () => {
  const { findings } = await ask({ token: cubeToken({}, { kid: 'rotated' }), keys: { document: jwks } });
  expect(findings[0]).toMatchObject({ expected: `${kids.id}, ${kids.access}`, actual: 'rotated' });
});
