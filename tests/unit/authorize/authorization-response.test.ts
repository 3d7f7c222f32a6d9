import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkResponseIssuer, readAuthorizationResponse } from '@/lib/authorize/authorization-response';
import { metadata } from '../configure/pool-fixture';

const read = (query: string) => readAuthorizationResponse(new URLSearchParams(query));

test.each([
  ['a code with state', 'code=c&state=s', { kind: 'code', code: 'c', state: 's', iss: null }],
  [
    'a code without state, from a link of the console',
    'code=c',
    { kind: 'code', code: 'c', state: null, iss: null },
  ],
  [
    'a code with iss',
    'code=c&state=s&iss=https%3A%2F%2Fi',
    { kind: 'code', code: 'c', state: 's', iss: 'https://i' },
  ],
  [
    'a code with an empty state as one without',
    'code=c&state=',
    { kind: 'code', code: 'c', state: null, iss: null },
  ],
  ['a code with an empty error', 'error=&code=c', { kind: 'code', code: 'c', state: null, iss: null }],
  [
    'a code with unknown parameters, twice',
    'code=c&x=1&x=2',
    { kind: 'code', code: 'c', state: null, iss: null },
  ],
])('reads %s', (_, query, expected) => {
  expect(read(query)).toEqual(expected);
});

describe('reads the error first', () => {
  test.each([
    [
      'Cognito’s invalid_scope, with the code last',
      'error_description=invalid_scope&state=s&error=invalid_request',
      { error: 'invalid_request', error_description: 'invalid_scope', state: 's' },
    ],
    [
      'Cognito’s failed trigger',
      'error_description=PreTokenGeneration+failed+with+error+no+tenant.&state=s&error=invalid_request',
      {
        error: 'invalid_request',
        error_description: 'PreTokenGeneration failed with error no tenant.',
        state: 's',
      },
    ],
    [
      'an error without state',
      'error=access_denied',
      { error: 'access_denied', error_description: null, state: null },
    ],
    [
      'an error and a code',
      'code=c&state=s&error=server_error',
      { error: 'server_error', error_description: null, state: 's' },
    ],
    [
      'an error and two states',
      'error=x&state=a&state=b',
      { error: 'x', error_description: null, state: null },
    ],
  ])('%s', (_, query, expected) => {
    const failure = { step: 'authorize', kind: 'provider-error', ...expected };
    expect(read(query)).toEqual({ kind: 'failure', failure, state: expected.state });
  });
});

test.each([
  ['code', 'code=a&code=b&state=s', 's'],
  ['code, once empty', 'code=a&code=', null],
  ['state', 'code=a&state=s&state=s', null],
  ['iss', 'code=a&state=s&iss=x&iss=y', 's'],
  ['error', 'error=a&error=b&state=s', 's'],
  ['error_description', 'error=a&error_description=b&error_description=c', null],
])('rejects %s twice', (name, query, state) => {
  const parameter = name.split(',')[0];
  expect(read(query)).toEqual({
    kind: 'failure',
    failure: { step: 'authorize', kind: 'repeated-parameter', parameter },
    state,
  });
});

test.each(['', 'state=s', 'code=&state=s', 'foo=bar'])('finds nothing in “%s”', (query) => {
  expect(read(query)).toMatchObject({ kind: 'failure', failure: { kind: 'empty-response' } });
});

test('keeps only as much of the provider’s text as a user can read', () => {
  const long = 'x'.repeat(1_000_000);
  expect(JSON.stringify(read(`error=${long}&error_description=${long}`)).length).toBeLessThan(5_000);
});

test('never throws, whatever the query', () => {
  const pair = fc.tuple(
    fc.constantFrom('code', 'state', 'error', 'error_description', 'iss', 'x'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.array(pair)), (query) => {
      const params = new URLSearchParams(query);
      const response = readAuthorizationResponse(params);
      if (response.kind === 'code') expect(params.getAll('code')).toEqual([response.code]);
      if (response.state !== null) expect(params.getAll('state')).toContain(response.state);
    }),
  );
});

describe('iss of the response', () => {
  const promised = { ...metadata, authorization_response_iss_parameter_supported: true };
  test.each([
    ['absent, as Cognito has it', null, metadata, true],
    ['the issuer', metadata.issuer, metadata, true],
    ['another issuer', 'https://evil.example', metadata, false],
    ['the issuer with a slash more', `${metadata.issuer}/`, metadata, false],
    ['missing although the metadata promises it', null, promised, false],
    ['the issuer that the metadata promises', metadata.issuer, promised, true],
  ])('%s', (_, iss, provider, passes) => {
    const failure = { step: 'authorize', kind: 'issuer-mismatch', expected: metadata.issuer, actual: iss };
    expect(checkResponseIssuer(iss, provider)).toEqual(passes ? null : failure);
  });
});
