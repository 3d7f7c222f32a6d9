import { beforeAll, describe, expect, test } from 'vitest';
import { optionalClaims, optionalParameters } from '@/lib/verify/nulls';
import { verify } from '@/lib/verify/verify';
import { corpus } from './corpus';
import type { Exhibit } from './exhibits';
import { judges } from './judges';
import { client_id, idClaims } from './tokens';

/** Our result and the other verifiers' results for one token. */
type Hearing = { exhibit: Exhibit; valid: boolean; fails: string[]; refusedBy: string[] };

let hearings: Hearing[];

beforeAll(async () => {
  hearings = [];
  for (const exhibit of corpus()) {
    const { token, token_use, issuer, keys, now } = exhibit;
    const expected = {
      issuer,
      client_id,
      token_use,
      ...(token_use === 'id' && { nonce: String(idClaims.nonce) }),
    };
    const { verdict, checks } = await verify(token, { kind: 'jwks', keys }, expected, now);
    const refusedBy: string[] = [];
    for (const [name, judge] of Object.entries(judges)) {
      if (!(await judge(exhibit))) refusedBy.push(name);
    }
    const fails = checks.filter(({ status }) => status === 'fail').map(({ id }) => id);
    hearings.push({ exhibit, valid: verdict === 'valid', fails, refusedBy });
  }
}, 120_000);

/** OpenID Connect allows these, although a verifier rejects them. */
const allowances: { name: string; judge: string; holds: (exhibit: Exhibit) => boolean }[] = [
  {
    name: 'an aud list, OpenID Connect Core 1.0 §2',
    judge: 'aws-jwt-verify',
    holds: ({ claims }) => Array.isArray(claims.aud),
  },
  {
    name: 'an absent kid with one key in the set, OpenID Connect Core 1.0 §10.1',
    judge: 'aws-jwt-verify',
    holds: ({ header, keys }) => header.kid === undefined && keys.length === 1,
  },
  ...['jose', 'aws-jwt-verify', 'jsonwebtoken'].map((judge) => ({
    name: `null for an optional field, with a warning (${judge})`,
    judge,
    holds: ({ header, claims }: Exhibit) =>
      optionalParameters.some((name) => header[name] === null) ||
      optionalClaims.some((name) => claims[name] === null),
  })),
];

const isImplausible = (time: unknown) => typeof time === 'number' && Math.abs(time) >= 1e11;
const isStrings = (value: unknown) => Array.isArray(value) && value.every((item) => typeof item === 'string');

/** We reject these, although all three verifiers accept them: the rule, its check, and when it applies. */
const stricter: { name: string; check: string; holds: (exhibit: Exhibit) => boolean }[] = [
  { name: 'missing-exp', check: 'exp', holds: ({ claims }) => claims.exp === undefined },
  { name: 'exp-in-milliseconds', check: 'exp', holds: ({ claims }) => isImplausible(claims.exp) },
  // RFC 7519 §4.1.4: on or after. The others round the clock, or compare the other way.
  { name: 'exp-this-very-instant', check: 'exp', holds: ({ claims, now }) => claims.exp === now / 1000 },
  { name: 'nbf-in-milliseconds', check: 'nbf', holds: ({ claims }) => isImplausible(claims.nbf) },
  { name: 'missing-iat', check: 'iat', holds: ({ claims }) => claims.iat === undefined },
  { name: 'iat-in-milliseconds', check: 'iat', holds: ({ claims }) => isImplausible(claims.iat) },
  {
    name: 'auth-time-no-number-of-seconds',
    check: 'auth_time',
    holds: ({ claims }) => typeof claims.auth_time !== 'number' || isImplausible(claims.auth_time),
  },
  { name: 'missing-sub', check: 'sub', holds: ({ claims }) => claims.sub === undefined },
  { name: 'sub-empty', check: 'sub', holds: ({ claims }) => claims.sub === '' },
  {
    name: 'sub-too-long',
    check: 'sub',
    holds: ({ claims: { sub } }) => typeof sub === 'string' && sub.length > 255,
  },
  { name: 'azp-another-client', check: 'azp', holds: ({ claims }) => claims.azp !== client_id },
  {
    name: 'aud-list-with-untrusted-others',
    check: 'aud',
    holds: ({ claims }) => isStrings(claims.aud) && claims.azp !== client_id,
  },
  {
    name: 'token-use-at-a-local-pool',
    check: 'token_use',
    holds: ({ claims, issuer }) => issuer.startsWith('http://localhost') && claims.token_use !== 'id',
  },
  {
    name: 'groups-no-list-of-strings',
    check: 'cognito:groups',
    holds: ({ claims }) => !isStrings(claims['cognito:groups']),
  },
  {
    name: 'identities-no-list-of-objects',
    check: 'identities',
    holds: ({ claims: { identities } }) =>
      !Array.isArray(identities) || identities.some((one) => one?.userId !== '1'),
  },
  { name: 'at-hash-no-string', check: 'at_hash', holds: ({ claims }) => typeof claims.at_hash !== 'string' },
  { name: 'c-hash-no-string', check: 'c_hash', holds: ({ claims }) => typeof claims.c_hash !== 'string' },
  {
    name: 'acr-no-string',
    check: 'types',
    holds: ({ claims: { acr } }) => acr !== undefined && typeof acr !== 'string',
  },
  {
    name: 'amr-no-list-of-strings',
    check: 'types',
    holds: ({ claims: { amr } }) => amr !== undefined && !isStrings(amr),
  },
  {
    name: 'typ-of-another-kind',
    check: 'typ',
    holds: ({ header: { typ } }) => typeof typ !== 'string' || typ.endsWith('+jwt'),
  },
  { name: 'b64-not-true', check: 'b64', holds: ({ header }) => header.b64 !== true },
  {
    name: 'crit-twice-the-same',
    check: 'crit',
    holds: ({ header: { crit } }) => Array.isArray(crit) && crit.length === 2,
  },
  { name: 'rsa-exponent-one', check: 'key-strength', holds: ({ keys }) => keys.some(({ e }) => e === 'AQ') },
  { name: 'signature-spare-bits', check: 'base64url', holds: ({ name }) => name.endsWith('spare bits') },
  { name: 'payload-nested-too-deep', check: 'json-payload', holds: ({ name }) => name.endsWith('deep') },
  {
    name: 'header-parameter-twice',
    check: 'duplicates-header',
    holds: ({ name }) => name.endsWith('parameter twice'),
  },
  { name: 'claim-twice', check: 'duplicates-payload', holds: ({ name }) => name.endsWith(' twice') },
];

describe('on one corpus with jose, aws-jwt-verify and jsonwebtoken', () => {
  test('there are enough cases: thousands of tokens, many accepted by each verifier and many rejected', () => {
    expect(hearings.length).toBeGreaterThan(4000);
    for (const judge of Object.keys(judges)) {
      const refused = hearings.filter(({ refusedBy }) => refusedBy.includes(judge)).length;
      expect(refused).toBeGreaterThan(1000);
      expect(hearings.length - refused).toBeGreaterThan(1000);
    }
    expect(hearings.filter(({ valid }) => valid).length).toBeGreaterThan(1000);
  });

  test('we accept nothing that one of them rejects, except for the named allowances', () => {
    const lax = hearings.filter(({ valid }) => valid);
    const unnamed = lax.flatMap(({ exhibit, refusedBy }) =>
      refusedBy
        .filter(
          (judge) => !allowances.some((allowance) => allowance.judge === judge && allowance.holds(exhibit)),
        )
        .map((judge) => `${exhibit.name}: refused by ${judge}`),
    );
    expect(unnamed).toEqual([]);
  });

  test('we reject nothing that all of them accept, except for the named rules', () => {
    const strict = hearings.filter(({ valid, refusedBy }) => !valid && refusedBy.length === 0);
    const unnamed = strict.flatMap(({ exhibit, fails }) => {
      if (fails.length === 0) return [`${exhibit.name}: unverified`];
      return fails
        .filter((check) => !stricter.some((rule) => rule.check === check && rule.holds(exhibit)))
        .map((check) => `${exhibit.name}: fails ${check}`);
    });
    expect(unnamed).toEqual([]);
  });

  test.each(allowances)('allowed: $name', ({ judge, holds }) => {
    const met = hearings.filter(
      ({ exhibit, valid, refusedBy }) => valid && refusedBy.includes(judge) && holds(exhibit),
    );
    expect(met.length).toBeGreaterThan(0);
  });

  test.each(stricter)('stricter: $name', ({ check, holds }) => {
    const met = hearings.filter(
      ({ exhibit, fails, refusedBy }) =>
        refusedBy.length === 0 && fails.length === 1 && fails[0] === check && holds(exhibit),
    );
    expect(met.length).toBeGreaterThan(0);
  });
});
