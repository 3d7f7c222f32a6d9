import { idHeader } from '../verify/tokens';

/** Text that makes readers of the usual kinds backtrack. */
export const pieces = [
  '-eyJ',
  'eyJ',
  'eyJhbGciOiJIUzI1NiJ9.',
  '-eyJhbGciOiJub25l',
  'a.',
  '.',
  '-',
  '_',
  '=',
  '&a=',
  '&a=b',
  '?a=b#',
  '+',
  ' ',
  '\t',
  '\n',
  ' \n',
  '\r',
  '\u2028',
  '"',
  "'",
  '`',
  '\\',
  '\\"',
  '\\\\"',
  '\\u005c',
  '%',
  '%25',
  '%2525',
  '%C3',
  '&',
  '&amp;',
  '&#38;',
  '&#',
  '<',
  '<a ',
  '<T>(',
  '(a=(',
  'a?(b):c=>',
  '`${',
  '/',
  '/*',
  '//',
  '/[',
  '[',
  '{',
  '({[',
  '"a":',
  '{"a":',
  '[[],',
  '"sub":"',
  '"id_token":',
  '"id_token":"',
  '"id_token" : ',
  'error=',
  'error="',
  ', error = "\\"',
  'invocation failed due to ',
  'a failed with error ',
  'PreTokenGeneration ',
  '-----BEGIN A-----',
  '-----BEGIN PUBLIC KEY-----\n',
  'MII',
  'A',
  'a',
  'aA',
  '1',
  'A=\n',
  'A="\n',
  'A = ',
  '\nCUBEJS_JWT_ALGS=',
  'CUBEJS_JWT_ALGS: ',
  '- ',
  '  - a:\n',
  'a: &a [*a,',
  '? ',
  '!!str ',
  '| \n',
  '@',
  'a@',
  '%40',
  '+1',
  'https://',
  'http://[',
  '//a@',
  'Bearer ',
  'bearer\t',
  'Authorization: Bearer ',
  'us-east-1_',
  '/.well-known/',
  '\u202e',
  '\ud83d\ude00',
  '\ud800',
  '\ufeff',
  '\u00a0',
  'ß',
];

const long = (piece: string, length: number) => piece.repeat(Math.max(1, Math.floor(length / piece.length)));
const json = (value: unknown) => JSON.stringify(value);
const numbered = (length: number, each: (at: number) => string) =>
  Array.from({ length: Math.floor(length / 12) }, (_, at) => each(at));

/** A row of one piece, by itself and inside the text that a reader looks for. */
export const shapes: ((piece: string, length: number) => string)[] = [
  // behind a word, and before one
  (piece, length) => `x${long(piece, length)}x`,
  // in a string of JSON
  (piece, length) => json({ id_token: long(piece, length), sub: 'a' }),
  // as a name of JSON
  (piece, length) => json({ [`https://a/${long(piece, length)}`]: { company_id: 'a' } }),
];

/** Lists and objects with many entries. */
export const lists: ((length: number) => string)[] = [
  // many names
  (length) => json(Object.fromEntries(numbered(length, (at) => `n${at}`).map((name) => [name, 1]))),
  // many URLs as names
  (length) =>
    json(
      Object.fromEntries(
        numbered(length / 3, (at) => `https://a/${at}`).map((name) => [name, { company_id: name }]),
      ),
    ),
  // a long aud
  (length) => json({ aud: numbered(length, (at) => `a${at}`), scope: 'a' }),
  // long lists
  (length) =>
    json(
      Object.fromEntries(
        [
          'aud',
          'crit',
          'groups',
          'cognito:groups',
          'amr',
          'scopes_supported',
          'id_token_signing_alg_values_supported',
          'groupsToOverride',
          'claimsToSuppress',
          'scopesToAdd',
          'scopesToSuppress',
        ].map((name) => [name, numbered(length / 11, (at) => `a${at}`)]),
      ),
    ),
  // many keys
  (length) =>
    json({
      keys: numbered(length / 6, (at) => `k${at}`).map((kid) => ({
        kty: 'RSA',
        kid,
        n: 'AQAB',
        e: 'AQAB',
      })),
    }),
  // many keys of one name
  (length) =>
    json({
      keys: numbered(length / 6, () => 'k').map((kid) => ({
        ...idHeader,
        kty: 'RSA',
        kid,
        n: 'AQAB',
        e: 'AQAB',
      })),
    }),
  // many profiles of one name
  (length) =>
    json({
      version: 1,
      profiles: numbered(length / 3, () => 'p').map((name) => ({ name, client_id: 'c' })),
    }),
  // nested objects
  (length) => `${'{"a":'.repeat(length / 6)}1${'}'.repeat(length / 6)}`,
  // nested lists
  (length) => `${'['.repeat(length / 2)}${']'.repeat(length / 2)}`,
  // one name repeated
  (length) => `{${long('"a":1,', length)}"b":2}`,
  // many variables
  (length) => numbered(length, (at) => `CUBEJS_${at}=a`).join('\n'),
  // one variable repeated
  (length) => long('CUBEJS_JWT_ALGS=RS256\n', length),
  // many anchors
  (length) => `${numbered(length / 2, (at) => `a${at}: &a${at} 1`).join('\n')}\n`,
  // many documents
  (length) => long('---\na: 1\n', length),
  // many tokens
  (length) => numbered(length / 6, (at) => `eyJhbGciOiJub25lIn0.e30.${at} `).join('\n'),
  // many markers of a PEM
  (length) => long('-----BEGIN PUBLIC KEY-----\nMII\n-----END PUBLIC KEY-----\n', length),
  // many parameters
  (length) => numbered(length, (at) => `a${at}=b`).join('&'),
  // many numbers
  (length) => `[${long('1e999,', length)}1]`,
];
