import { expect } from 'vitest';
import type { TriggerVersion } from '@/lib/pre-token/trigger';
import { id, v1, v2 } from './runs';

type Claims = Record<string, unknown>;

/** A response, and what Cognito does with it. */
export type Case = {
  version: TriggerVersion;
  response: unknown;
  /** ID and status of each finding that isn't `pass`. */
  troubles: string[];
  /** Expected claims of the tokens; `undefined` for a claim that must be missing. `null` if no tokens are issued. */
  id: Claims | null;
  access?: Claims;
};

const client_id = '4demoweb7k2m9q4t6v8x1z3b5n';
const groups = { 'cognito:groups': ['user'] };
const withoutGroups = { 'cognito:groups': undefined };

/** Cognito's rules, one per case, named for the error. */
export const cases: Record<string, Case> = {
  'strings under V1_0': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { tenant: 'company1' } }),
    troubles: [],
    id: { tenant: 'company1', ...groups },
    access: { tenant: undefined, ...groups },
  },
  'any JSON under V2_0, in both tokens': {
    version: 'V2_0',
    response: v2({
      ...id({ object: { a: [1, true, 'x'] } }),
      accessTokenGeneration: {
        claimsToAddOrOverride: { number: 1 },
        scopesToAdd: ['x/y'],
        scopesToSuppress: ['email'],
      },
    }),
    troubles: [],
    id: { object: { a: [1, true, 'x'] }, number: undefined },
    access: { number: 1, object: undefined, scope: 'openid profile x/y' },
  },
  'V3_0 accepts the keys of V2_0': {
    version: 'V3_0',
    response: v2(id({ tenant: { id: 1 } })),
    troubles: [],
    id: { tenant: { id: 1 } },
  },
  'an attribute is overridden': {
    version: 'V2_0',
    response: v2(id({ email: 'other@example.com' })),
    troubles: [],
    id: { email: 'other@example.com' },
  },
  'incorrect version: V2 keys from a V1_0 trigger': {
    version: 'V1_0',
    response: v2(id({ tenant: 'company1' })),
    troubles: ['response-version fail'],
    id: { tenant: undefined, ...groups },
  },
  'incorrect version: V1 keys from a V2_0 trigger': {
    version: 'V2_0',
    response: v1({ claimsToAddOrOverride: { tenant: 'company1' } }),
    troubles: ['response-version fail'],
    id: { tenant: undefined, ...groups },
  },
  'both formats: each version reads its own': {
    version: 'V1_0',
    response: { ...v1({ claimsToAddOrOverride: { one: '1' } }), ...v2(id({ two: '2' })) },
    troubles: [],
    id: { one: '1', two: undefined },
  },
  'nothing changed': {
    version: 'V2_0',
    response: v2(null),
    troubles: ['response-version warn'],
    id: groups,
  },
  'an empty response': {
    version: 'V2_0',
    response: {},
    troubles: ['response-version warn'],
    id: groups,
  },
  'a number under V1_0': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { level: 1 } }),
    troubles: ['response-types fail'],
    id: null,
  },
  'an object under V1_0': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { tenant: { id: 1 } } }),
    troubles: ['response-types fail'],
    id: null,
  },
  'null as a value under V1_0': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { tenant: null } }),
    troubles: ['response-types fail'],
    id: null,
  },
  'a suppression that isn’t a list': {
    version: 'V2_0',
    response: v2({ idTokenGeneration: { claimsToSuppress: 'email' } }),
    troubles: ['response-types fail'],
    id: null,
  },
  'scopes that aren’t a list': {
    version: 'V2_0',
    response: v2({ accessTokenGeneration: { scopesToAdd: 'x/y' } }),
    troubles: ['response-types fail'],
    id: null,
  },
  'groups that aren’t a list': {
    version: 'V1_0',
    response: v1({ groupOverrideDetails: { groupsToOverride: 'admin' } }),
    troubles: ['response-types fail'],
    id: null,
  },
  'a preferred role that is a list': {
    version: 'V1_0',
    response: v1({ groupOverrideDetails: { groupsToOverride: ['g'], preferredRole: ['arn'] } }),
    troubles: ['response-types fail'],
    id: null,
  },
  'details that aren’t an object': {
    version: 'V2_0',
    response: v2('x'),
    troubles: ['response-types fail'],
    id: null,
  },
  'a field in the wrong place': {
    version: 'V2_0',
    response: v2({ claimsToAddOrOverride: { tenant: 'company1' } }),
    troubles: ['response-members warn'],
    id: { tenant: undefined },
  },
  'a misspelled field': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOveride: { tenant: 'company1' } }),
    troubles: ['response-members warn'],
    id: { tenant: undefined },
  },
  'reserved: sub': {
    version: 'V2_0',
    response: v2(id({ sub: 'forged', fine: 1 })),
    troubles: ['settable-claims fail'],
    id: { sub: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1', fine: 1 },
  },
  'reserved: aud of the id token, even the correct one': {
    version: 'V2_0',
    response: v2(id({ aud: client_id })),
    troubles: ['settable-claims fail'],
    id: { aud: client_id },
  },
  'the access token’s aud, its client’s id': {
    version: 'V2_0',
    response: v2({ accessTokenGeneration: { claimsToAddOrOverride: { aud: client_id } } }),
    troubles: ['id-token-claims warn'],
    id: {},
    access: { aud: client_id },
  },
  'the access token’s aud, another': {
    version: 'V2_0',
    response: v2({ ...id({ a: 1 }), accessTokenGeneration: { claimsToAddOrOverride: { aud: 'other' } } }),
    troubles: ['settable-claims fail'],
    id: { a: 1 },
    access: { aud: undefined },
  },
  'reserved: cognito:groups, which are set separately': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { 'cognito:groups': 'admin' } }),
    troubles: ['settable-claims fail'],
    id: groups,
  },
  'dev: may not be set': {
    version: 'V2_0',
    response: v2(id({ 'dev:custom:x': 'a' })),
    troubles: ['settable-claims fail'],
    id: { 'dev:custom:x': undefined },
  },
  suppressed: {
    version: 'V2_0',
    response: v2({ idTokenGeneration: { claimsToSuppress: ['email'] } }),
    troubles: [],
    id: { email: undefined, email_verified: true },
  },
  'claims that can’t be suppressed': {
    version: 'V2_0',
    response: v2({ idTokenGeneration: { claimsToSuppress: ['sub', 'cognito:username'] } }),
    troubles: ['suppressible-claims fail', 'suppressible-claims fail'],
    id: { sub: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1', 'cognito:username': 'alice' },
  },
  'groups may be suppressed by name': {
    version: 'V2_0',
    response: v2({
      idTokenGeneration: { claimsToSuppress: ['cognito:groups', 'cognito:roles', 'cognito:preferred_role'] },
      accessTokenGeneration: { claimsToSuppress: ['cognito:groups'] },
    }),
    troubles: [],
    id: withoutGroups,
    access: withoutGroups,
  },
  'suppress wins over add': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { tenant: 'a' }, claimsToSuppress: ['tenant'] }),
    troubles: ['suppress-wins warn'],
    id: { tenant: undefined },
  },
  'groups: empty override': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { a: 'b' }, groupOverrideDetails: {} }),
    troubles: ['groups-stay warn'],
    id: withoutGroups,
    access: withoutGroups,
  },
  'groups: null override': {
    version: 'V2_0',
    response: v2({ ...id({ a: 1 }), groupOverrideDetails: null }),
    troubles: ['groups-stay warn'],
    id: withoutGroups,
    access: withoutGroups,
  },
  'groups and roles set': {
    version: 'V2_0',
    response: v2({
      groupOverrideDetails: {
        groupsToOverride: ['g'],
        iamRolesToOverride: ['arn:r'],
        preferredRole: 'arn:p',
      },
    }),
    troubles: [],
    id: { 'cognito:groups': ['g'], 'cognito:roles': ['arn:r'], 'cognito:preferred_role': 'arn:p' },
    access: { 'cognito:groups': ['g'], 'cognito:roles': undefined },
  },
  'only claims for the access token': {
    version: 'V2_0',
    response: v2({ accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'a' } } }),
    troubles: ['id-token-claims warn'],
    id: { tenant: undefined },
    access: { tenant: 'a' },
  },
  'stringified: an object': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { 'http://localhost:4000/': '{"company_id":"company1"}' } }),
    troubles: ['stringified-claim warn'],
    id: { 'http://localhost:4000/': '{"company_id":"company1"}' },
  },
  'stringified: text that only looks like it': {
    version: 'V1_0',
    response: v1({ claimsToAddOrOverride: { note: '{not json' } }),
    troubles: [],
    id: { note: '{not json' },
  },
};

/** `undefined` for a claim that must be missing. */
export function expectClaims(claims: Claims | null | undefined, expected: Claims): void {
  expect(Object.fromEntries(Object.keys(expected).map((name) => [name, claims?.[name]]))).toEqual(expected);
}
