import { describe, expect, test } from 'vitest';
import { reportRun } from '@/lib/pre-token/report';
import { eventOf, id, now, respond, run, troubles, v1, v2 } from './runs';

// Problems that people reported with their trigger.

const claims = { tenant: 'company1' };
const add = { claimsToAddOrOverride: claims };

describe('aws-amplify/amplify-cli#13638: the shape of a response is of another version than the trigger', () => {
  test.each([
    ['claims of the id token', 'V1_0', v2(id(claims)), 'claimsOverrideDetails', 'V2_0'],
    [
      'claims of the access token',
      'V1_0',
      v2({ accessTokenGeneration: add }),
      'claimsOverrideDetails',
      'V2_0',
    ],
    [
      'groups',
      'V1_0',
      v2({ groupOverrideDetails: { groupsToOverride: ['admin'] } }),
      'claimsOverrideDetails',
      'V2_0',
    ],
    ['nothing in it', 'V1_0', v2({}), 'claimsOverrideDetails', 'V2_0'],
    ['claims, the old way', 'V2_0', v1(add), 'claimsAndScopeOverrideDetails', 'V1_0'],
    [
      'suppressed claims, the old way',
      'V2_0',
      v1({ claimsToSuppress: ['email'] }),
      'claimsAndScopeOverrideDetails',
      'V1_0',
    ],
    ['claims, the old way, in V3_0', 'V3_0', v1(add), 'claimsAndScopeOverrideDetails', 'V1_0'],
  ] as const)('%s, %s', (_, version, response, expected, other) => {
    const { findings, tokens } = respond(version, response);
    const [first] = findings.filter(({ status }) => status === 'fail');
    expect(first).toMatchObject({ id: 'response-version', expected, actual: Object.keys(response)[0] });
    expect(first?.cause).toContain('silently ignores');
    // Either the trigger or the handler can change.
    expect(first?.fix).toContain(other);
    expect(first?.fix).toContain(expected);
    expect(tokens?.id).not.toHaveProperty('tenant');
    expect(tokens?.id).toHaveProperty('cognito:groups', ['user']);
  });

  test.each([
    ['V1_0', v1(add)],
    ['V2_0', v2(id(claims))],
    ['V1_0', { ...v1(add), ...v2(id(claims)) }],
    ['V2_0', { ...v1(add), ...v2(id(claims)) }],
  ] as const)('%s: the right one counts, also beside the other', (version, response) => {
    const report = respond(version, response);
    expect(troubles(report)).toEqual([]);
    expect(report.tokens?.id).toMatchObject(claims);
  });

  test('tools that reset the trigger are named', () => {
    const { findings } = respond('V1_0', v2(id(claims)));
    expect(findings.find(({ id }) => id === 'response-version')?.cause).toContain('amplify push');
  });
});

test('cognito-local#402: claims only in the access token', () => {
  expect(troubles(respond('V2_0', v2({ accessTokenGeneration: add })))).toEqual(['id-token-claims warn']);
});

test.each([
  ['a map', { admin: true }],
  ['a text', 'admin'],
  ['a list of numbers', [1]],
])('localstack#7581, aws-lambda-java-libs#516: groups as %s', (_, groupsToOverride) => {
  const report = respond('V1_0', v1({ groupOverrideDetails: { groupsToOverride } }));
  expect(troubles(report)).toEqual(['response-types fail']);
  expect(report.tokens).toBeNull();
});

test.each([
  [
    'Python',
    { kind: 'syntax', message: 'unexpected', line: 1 },
    'def handler(event, context):\n    return event',
  ],
  [
    'the AWS SDK',
    { kind: 'threw', name: 'Error', message: "Cannot find module '@aws-sdk/client-dynamodb'", line: 1 },
    '',
  ],
  [
    'a class in Python',
    { kind: 'syntax', message: 'x', line: 1 },
    'class Handler:\n    pass\n\nhandler = Handler()\n',
  ],
  [
    'a lambda in Python',
    { kind: 'syntax', message: 'x', line: 1 },
    'handler = lambda event, context: event\n',
  ],
  ['PHP', { kind: 'syntax', message: 'x', line: 1 }, '<?php\nreturn fn ($event) => $event;\n'],
] as const)('%s isn’t a fault of the handler', (_, outcome, code) => {
  const [first] = reportRun(eventOf('V2_0'), run(outcome, { missing: [] }), code, now).findings;
  expect(first?.status).not.toBe('fail');
  expect(JSON.stringify(first)).not.toMatch(/sign-in ends|issues no tokens/i);
});
