import { describe, expect, it } from 'vitest';
import { handlerLimits } from '@/lib/pre-token/handler-run';
import { reportRun } from '@/lib/pre-token/report';
import { cases, expectClaims } from './cases';
import { eventOf, id, now, respond, returned, run, troubles, v1, v2 } from './runs';

const all = Object.entries(cases);

describe('a response', () => {
  it.each(all)('%s', (_, { version, response, troubles: expected, id: idClaims, access }) => {
    const report = respond(version, response);
    expect(troubles(report)).toEqual(expected);
    if (idClaims === null) {
      expect(report.tokens).toBeNull();
      return;
    }
    expectClaims(report.tokens?.id, idClaims);
    expectClaims(report.tokens?.access, access ?? {});
  });

  it('objects where V2_0 forbids them are left out of the id token, and added to the access token', () => {
    const claims = {
      address: { street: 'x' },
      updated_at: [1],
      email_verified: {},
      phone_number_verified: {},
    };
    const report = respond(
      'V2_0',
      v2({ ...id(claims), accessTokenGeneration: { claimsToAddOrOverride: claims } }),
    );
    expect(troubles(report)).toEqual(Array(4).fill('settable-claims fail'));
    expect(report.tokens?.id).toMatchObject({ email_verified: true });
    expect(report.tokens?.id).not.toHaveProperty('address');
    expect(report.tokens?.access).toMatchObject(claims);
  });

  it('a claim called __proto__ is a claim', () => {
    const claims = JSON.parse('{"__proto__":{"admin":true},"a":1}');
    const { tokens, changes } = respond('V2_0', v2(id(claims)));
    expect(JSON.stringify(tokens?.id)).toContain('"__proto__":{"admin":true}');
    expect(tokens?.id).not.toHaveProperty('admin');
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(changes.id.filter(({ kind }) => kind === 'added')).toHaveLength(2);
  });

  it('shows the difference from the tokens without a trigger', () => {
    const { changes } = respond(
      'V2_0',
      v2({ ...id({ a: 1, email: 'x' }, { claimsToSuppress: ['custom:company_id'] }) }),
    );
    const told = changes.id.filter(({ kind }) => kind !== 'same').map(({ kind, path }) => [kind, ...path]);
    expect(told).toEqual([
      ['removed', 'custom:company_id'],
      ['changed', 'email'],
      ['added', 'a'],
    ]);
    expect(changes.access.every(({ kind }) => kind === 'same')).toBe(true);
  });
});

describe('lines of the handler', () => {
  const line = (version: 'V1_0' | 'V2_0', response: unknown, code: string, finding: string) =>
    respond(version, response, { code }).findings.find((one) => one.id === finding)?.line;

  it.each([
    [
      'a key of another version',
      'V2_0',
      v1({}),
      '// claimsOverrideDetails\nx\nevent.response = { claimsOverrideDetails: {} }',
      'response-version',
      3,
    ],
    [
      'the value that isn’t a string',
      'V1_0',
      v1({ claimsToAddOrOverride: { level: 1 } }),
      'a\n({\n  level: 1 })',
      'response-types',
      3,
    ],
    [
      'the claim that is reserved',
      'V2_0',
      v2(id({ sub: 'x' })),
      "\nclaims['sub'] = 'x'",
      'settable-claims',
      2,
    ],
    [
      'JSON.stringify',
      'V1_0',
      v1({ claimsToAddOrOverride: { a: '{}' } }),
      '\n\nconst a = JSON.stringify({})',
      'stringified-claim',
      3,
    ],
    [
      'types do not disturb',
      'V1_0',
      v2({}),
      'type X = { a: string };\nconst x = (y: X): X => ({ claimsAndScopeOverrideDetails: y } as X);',
      'response-version',
      2,
    ],
  ] as const)('%s', (_, version, response, code, finding, expected) => {
    expect(line(version, response, code, finding)).toBe(expected);
  });

  it('none if the name is assembled at run time', () => {
    expect(
      line('V2_0', v1({}), "event.response['claims' + 'OverrideDetails'] = {}", 'response-version'),
    ).toBeUndefined();
  });
});

describe('the return value', () => {
  const report = (value: unknown) => reportRun(eventOf('V1_0'), run(returned(value)), null, now);

  it.each([
    ['nothing', null],
    ['a string', 'ok'],
    ['a list', []],
    ['the event without a response', { ...eventOf('V1_0'), response: undefined }],
    ['a response that is a list', { ...eventOf('V1_0'), response: [] }],
  ])('%s: unrecognizable, and no tokens', (_, value) => {
    expect(troubles(report(value))).toEqual(['event-returned fail']);
    expect(report(value).tokens).toBeNull();
    expect(JSON.stringify(report(value).findings)).toContain('Unrecognizable lambda output');
  });

  it('only a response', () => {
    const { tokens, ...rest } = report({ response: v1({ claimsToAddOrOverride: { a: 'b' } }) });
    expect(troubles({ tokens, ...rest })).toEqual(['event-returned warn']);
    expect(tokens?.id).toMatchObject({ a: 'b' });
  });

  it('a value that Lambda ignores, since the handler is not async', () => {
    const ignored = run({ kind: 'returned', value: null, by: 'nothing', ignored: true });
    const [, found] = reportRun(eventOf('V1_0'), ignored, null, now).findings;
    expect(found).toMatchObject({
      id: 'event-returned',
      status: 'fail',
      fix: expect.stringContaining('async'),
    });
  });
});

describe('a client without a user (V3_0)', () => {
  it('gets only an access token', () => {
    const report = respond(
      'V3_0',
      v2({ accessTokenGeneration: { claimsToAddOrOverride: { tenant: 'a' } } }),
      {
        source: 'TokenGeneration_ClientCredentials',
      },
    );
    expect(troubles(report)).toEqual([]);
    expect(report.tokens?.id).toBeNull();
    expect(report.tokens?.access).toMatchObject({ tenant: 'a', sub: '4demoweb7k2m9q4t6v8x1z3b5n' });
  });

  it('claims for its id token are ignored', () => {
    const report = respond('V3_0', v2(id({ tenant: 'a' })), { source: 'TokenGeneration_ClientCredentials' });
    expect(troubles(report)).toEqual(['id-token-claims warn']);
  });
});

it('every finding that isn’t pass has what happened, what was expected, why, and how to fix it', () => {
  for (const [name, { version, response }] of all) {
    for (const finding of respond(version, response).findings) {
      if (finding.status === 'pass') continue;
      for (const member of ['expected', 'actual', 'cause', 'fix'] as const) {
        expect(finding[member], `${name}: ${finding.id}.${member}`).toBeTruthy();
      }
    }
  }
  expect(handlerLimits.time_ms).toBe(5000);
});
