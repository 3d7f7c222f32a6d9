import { expect, test } from 'vitest';
import { decode } from '@/lib/verify/decode';
import { type InspectionDraft, readInspection } from '@/lib/verify/inspection';
import { kindOf } from '@/lib/verify/token-kind';
import { accessToken, idToken } from './tokens';

const draft: InspectionDraft = {
  token: idToken(),
  keys: '',
  issuer: '',
  client_id: '',
  nonce: '',
  token_use: 'id',
  clock_tolerance: '0',
  algorithms: '',
};

test('empty fields set no expectations and no key', () => {
  expect(readInspection(draft)).toEqual({
    ok: true,
    request: {
      keys: { kind: 'none', reason: 'No key was pasted or fetched.' },
      expected: { token_use: 'id', clock_tolerance: 0 },
    },
  });
});

test('uses the input without its surroundings', () => {
  const read = readInspection({
    ...draft,
    keys: 'secret',
    issuer: ' https://issuer.example/\n',
    client_id: '"client"',
    nonce: ' n ',
    token_use: 'access',
    clock_tolerance: ' 30 ',
    algorithms: 'RS256, ES256 PS256',
  });
  expect(read).toMatchObject({
    ok: true,
    request: {
      keys: { kind: 'secret' },
      expected: {
        issuer: 'https://issuer.example/',
        client_id: 'client',
        nonce: 'n',
        token_use: 'access',
        clock_tolerance: 30,
        algorithms: ['RS256', 'ES256', 'PS256'],
      },
    },
  });
});

test.each<[string, Partial<InspectionDraft>, keyof InspectionDraft, RegExp]>([
  ['no token', { token: '' }, 'token', /Paste/],
  ['an extremely long token', { token: `eyJ${'a'.repeat(700_000)}` }, 'token', /700003 .*api\/verify/],
  ['an extremely large key set', { keys: 'a'.repeat(200_001) }, 'keys', /200001 .*api\/verify/],
  [
    'a token with three bytes for every character',
    { token: '‹'.repeat(300_000) },
    'token',
    /300000 .*api\/verify/,
  ],
  ['an extremely long client ID', { client_id: 'a'.repeat(5_000) }, 'client_id', /5000 /],
  ['a URL as a key', { keys: 'https://issuer.example/keys' }, 'keys', /URL/],
  ['a negative tolerance', { clock_tolerance: '-1' }, 'clock_tolerance', /seconds/],
  ['a tolerance in words', { clock_tolerance: '5 min' }, 'clock_tolerance', /seconds/],
  ['a tolerance of two hours', { clock_tolerance: '7200' }, 'clock_tolerance', /3600/],
])('%s: reported at its field', (_, changes, field, problem) => {
  const read = readInspection({ ...draft, ...changes });
  expect(read.ok ? {} : read.problems).toEqual({ [field]: expect.stringMatching(problem) });
});

test('reports every problem at once', () => {
  const read = readInspection({ ...draft, token: '', keys: '{', clock_tolerance: 'x' });
  expect(read.ok ? [] : Object.keys(read.problems).sort()).toEqual(['clock_tolerance', 'keys', 'token']);
});

test.each([
  ['an id token of Cognito under another name', idToken(), 'access_token', 'id'],
  ['an access token of Cognito', accessToken(), 'token', 'access'],
  ['a type of RFC 9068', idToken({ token_use: undefined }, { typ: 'at+jwt' }), 'token', 'access'],
  ['only a name', idToken({ token_use: undefined }), 'access_token', 'access'],
  ['no indication', idToken({ token_use: undefined }, { typ: 'JWT' }), 'token', 'id'],
  ['no token at all', 'opaque', 'token', 'id'],
])('the kind of %s', (_, token, name, kind) => {
  expect(kindOf(decode(token), name)).toBe(kind);
});
