import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { decode } from '@/lib/verify/decode';
import { type KeySource, readJwks } from '@/lib/verify/keys/source';
import { needsFreshKeys, verify } from '@/lib/verify/verify';
import { outcomeOf } from './outcome';
import { b64u, expected, idClaims, idHeader, idToken, jwks, keys, now, sign, signTexts } from './tokens';

/** Whatever is verified, the result is complete: it has every check once, and JSON can represent it. */
let ids: string[];
beforeAll(async () => {
  ids = (await verify(idToken(), keys, expected, now)).checks.map(({ id }) => id);
});

async function expectAnswer(token: string, source: KeySource = keys, what = expected, at = now) {
  const answer = await verify(token, source, what, at);
  expect(answer.checks.map(({ id }) => id)).toEqual(ids);
  expect(JSON.parse(JSON.stringify(answer.checks))).toEqual(answer.checks);
  JSON.stringify(answer);
  return answer;
}

describe('size', () => {
  test('every check has its own ID', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain('signature');
  });

  test('20,000 claims', async () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`claim-${index}`, index]));
    const answer = await expectAnswer(sign(idHeader, { ...many, ...idClaims }));
    expect(answer.verdict).toBe('valid');
    expect(Object.keys(answer.claims ?? {})).toHaveLength(20_000 + Object.keys(idClaims).length);
  });

  test.each(['[', '{"a":'])('20,000 deep in %s', async (open) => {
    const close = open === '[' ? ']' : '}';
    const deep = `${open.repeat(20_000)}1${close.repeat(20_000)}`;
    const payload = `${JSON.stringify(idClaims).slice(0, -1)},"deep":${deep}}`;
    const outcome = await outcomeOf({ token: signTexts(JSON.stringify(idHeader), payload) });
    expect(outcome).toMatchObject({ verdict: 'invalid', fails: ['json-payload'] });
    expect(outcome.row('signature').status).toBe('pass');
    await expectAnswer(signTexts(`{"deep":${deep}}`, payload));
  });

  test('20,000 names that appear twice', async () => {
    const member = Array.from({ length: 20_000 }, (_, index) => `"a${index}":1`).join(',');
    const answer = await expectAnswer(signTexts(JSON.stringify(idHeader), `{${member},${member}}`));
    expect(JSON.stringify(answer.checks).length).toBeLessThan(40_000);
  });

  test('a row shows only the start of a long value', async () => {
    const long = 'x'.repeat(100_000);
    const answer = await expectAnswer(
      sign(
        { ...idHeader, typ: long },
        { ...idClaims, iss: long, aud: Array(5000).fill('another'), nonce: long },
      ),
    );
    expect(JSON.stringify(answer.checks).length).toBeLessThan(40_000);
  });

  test('sixteen million characters with invalid times and names', async () => {
    const claims = { ...idClaims, long: 'x'.repeat(16_000_000), name: 1, email: 1, jti: 1 };
    const payload = JSON.stringify(claims).replace(/"exp":\d+/, '"exp":1e400');
    await expectAnswer(signTexts(JSON.stringify(idHeader), payload));
  });

  test.each([
    ['a million dots', '.'.repeat(1_000_000)],
    ['a million quotes', b64u('"'.repeat(1_000_000))],
    ['a million backslashes', `e30.${b64u(`{"a":"${'\\'.repeat(1_000_000)}","a":1}`)}.`],
    ['a million escaped quotes', `e30.${b64u(`{"a":"${'\\"'.repeat(1_000_000)}","a":1}`)}.`],
    ['a million spaces', ' '.repeat(1_000_000)],
    ['a megabyte of one part', 'A'.repeat(1_000_000)],
  ])('%s', async (_name, token) => {
    expect((await expectAnswer(token)).verdict).toBe('invalid');
  });

  test('a key set of 20,000 keys, and one with an endless exponent', async () => {
    const [key] = jwks.keys;
    const many = Array.from({ length: 20_000 }, (_, index) => ({ ...key, kid: `k${index}` }));
    expect((await expectAnswer(idToken({}, { kid: 'k19999' }), { kind: 'jwks', keys: many })).verdict).toBe(
      'valid',
    );
    const lost = await expectAnswer(idToken({}, { kid: 'lost' }), { kind: 'jwks', keys: many });
    expect(lost.checks.find(({ id }) => id === 'kid')?.expected).toMatch(/"k19" and 19980 more$/);
    const endless = { ...key, e: 'f'.repeat(1_000_000) };
    await expectAnswer(idToken(), { kind: 'jwks', keys: [endless] });
  });
});

const json = fc.jsonValue({ maxDepth: 3 });
const names = [
  ...['alg', 'kid', 'typ', 'crit', 'b64', 'zip', 'jwk', 'jku', 'x5u', 'x5c', '__proto__', 'toString'],
  ...Object.keys(idClaims),
  ...[
    'azp',
    'nbf',
    'c_hash',
    'client_id',
    'scope',
    'acr',
    'amr',
    'address',
    'updated_at',
    'phone_number_verified',
  ],
];
const members = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), json);

/** Includes lone surrogates and unassigned characters. */
const anyText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('never an exception', () => {
  test('for any text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.string()), async (token) => {
        decode(token);
        needsFreshKeys(token, keys);
        expect((await expectAnswer(token)).verdict).toBe('invalid');
      }),
    );
  });

  test('for any parts', async () => {
    const part = fc.oneof(
      fc.base64String().map((text) => text.replace(/=+$/, '')),
      fc.uint8Array().map(b64u),
      json.map((value) => b64u(JSON.stringify(value))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 6 }), async (parts) => {
        await expectAnswer(parts.join('.'));
      }),
    );
  });

  test('for any header and any claims, signed, with any expectations', async () => {
    const texts = fc.option(fc.string(), { nil: undefined });
    const expectations = fc.record(
      {
        issuer: texts,
        client_id: texts,
        nonce: fc.option(fc.string()),
        token_use: fc.constantFrom('id', 'access'),
        access_token: fc.string(),
        code: fc.string(),
        max_age: fc.nat(),
        algorithms: fc.array(fc.constantFrom('none', 'RS256', 'HS256', 'ES256', 'x')),
        clock_tolerance: fc.nat(),
        provider_clock: fc.record({ date: fc.integer(), at: fc.integer() }),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(members, members, expectations, fc.integer(), async (header, claims, what, at) => {
        const known = Object.fromEntries(Object.entries(what).filter(([, value]) => value !== undefined));
        await expectAnswer(sign({ ...idHeader, ...header }, { ...idClaims, ...claims }), keys, known, at);
      }),
    );
  });

  test('for any key set', async () => {
    const jwk = fc.record(
      {
        kty: fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'AKP', 5),
        kid: fc.oneof(fc.constant(idHeader.kid), json),
        n: fc.oneof(fc.base64String(), json),
        e: fc.oneof(fc.constantFrom('AQAB', 'AQ', ''), json),
        k: json,
        crv: fc.oneof(fc.constantFrom('P-256', 'Ed25519'), json),
        x: fc.oneof(fc.base64String(), json),
        y: json,
        d: json,
        use: json,
        key_ops: json,
        alg: json,
      },
      { requiredKeys: ['kty'] },
    );
    const token = fc.constantFrom(...['RS256', 'ES256', 'EdDSA', 'HS256'].map((alg) => idToken({}, { alg })));
    await fc.assert(
      fc.asyncProperty(token, fc.array(fc.oneof(jwk, json), { maxLength: 3 }), async (signed, members) => {
        await expectAnswer(signed, { kind: 'jwks', keys: members });
        await expectAnswer(signed, { kind: 'jwk', jwk: members[0] });
        await expectAnswer(signed, { kind: 'pem', pem: JSON.stringify(members) });
        needsFreshKeys(signed, { kind: 'jwks', keys: members });
        readJwks({ url: '', status: 200, body: JSON.stringify({ keys: members }) });
      }),
    );
  });
});
