import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Paste, readPaste } from '@/lib/verify/paste/paste';
import { describeSaw } from '@/lib/verify/paste/paste-saw';
import { accessToken, b64u, idToken } from '../tokens';

const id = idToken();
const access = accessToken();
const jwe = [b64u('{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}'), 'AAAA', 'BBBB', 'CCCC', 'DDDD'].join(
  '.',
);
const response = {
  access_token: access,
  expires_in: 3600,
  id_token: id,
  refresh_token: jwe,
  token_type: 'Bearer',
};

const wrapped = (text: string, width: number, between: string) =>
  (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(between);

const candidates = (text: string) => {
  const paste = readPaste(text);
  return paste.found ? paste.candidates : [];
};

describe('one token, however it was copied', () => {
  test.each<[string, string, RegExp | null]>([
    ['unchanged', id, null],
    ['with white space around it', ` \t${id}\r\n`, /^Removed surrounding white space/],
    ['in double quotes', `"${id}"`, /^Removed the quotes of a JSON string/],
    ['in single quotes', `'${id}'`, /^Removed surrounding quotes/],
    ['in backticks', `\`${id}\``, /^Removed surrounding quotes/],
    ['in a word processor’s quotes', `“${id}”,`, /^Removed surrounding quotes/],
    ['in a JSON string within a JSON string', JSON.stringify(JSON.stringify(id)), /JSON string/],
    ['after Bearer', `Bearer ${id}`, /^Removed "Bearer"/],
    ['as an Authorization header', `Authorization: Bearer ${id}`, /^Removed "Authorization: Bearer"/],
    ['as a header without a scheme, which Cube accepts', `authorization: ${id}`, /^Removed "authorization:"/],
    ['as a quoted header', `"Authorization: Bearer ${id}"`, /Removed "Authorization: Bearer"/],
    ['as a line of Cube’s localStorage', `cubejsToken:31415926 "${id}"`, /Cube's Developer Playground/],
    ['with a tab, as the browser’s storage view copies it', `cubejsToken:31415926\t"${id}"`, /Cube/],
    ['as the value of Cube’s localStorage', JSON.stringify(id), /^Removed the quotes of a JSON string/],
    ['in a curl command', `curl -s 'https://api.example/v1' \\\n -H 'Authorization: Bearer ${id}'`, /curl/],
    ['in the fragment of a URL', `https://app.example/cb#state=s&id_token=${id}`, /parameter "id_token"/],
    ['in the query of a URL', `http://localhost:3000/?x=1&id_token=${id}&y=2`, /parameter "id_token"/],
    ['in the fragment of a page with its own routes', `https://a.example/#/login?token=${id}`, /"token"/],
    ['in a form', `id_token=${id}&state=1`, /"id_token"/],
    [
      'in an encoded URL',
      encodeURIComponent(`https://app.example/cb#id_token=${id}`),
      /^Decoded its URL encoding/,
    ],
    ['in encoded quotes', `%22${id}%22`, /^Decoded its URL encoding/],
    ['encoded dot by dot', id.replaceAll('.', '%2E'), /^Decoded its URL encoding/],
    ['broken into lines', wrapped(id, 64, '\n'), /^Removed white space inside it, in \d+ places/],
    ['broken into indented lines', wrapped(id, 76, '\r\n    '), /^Removed white space inside it/],
    ['broken into lines of ten', wrapped(id, 10, '\n'), /^Removed white space inside it/],
    ['with lines that became spaces', wrapped(id, 80, ' '), /^Removed white space inside it/],
    ['broken once, in its signature', `${id.slice(0, -9)}\n${id.slice(-9)}`, /in one place/],
    ['broken before a part that starts with eyJ', id.replace('.', '.\n'), /in one place/],
    [
      'with zero-width spaces in it',
      `\ufeff${wrapped(id, 100, '\u200b')}`,
      /^Removed invisible characters: \d+\./,
    ],
    ['before words', `${id} is what I got`, /^Removed the text around it/],
    ['among words', `I got: ${id}, is it valid?`, /^Removed the text around it/],
    ['as an environment variable', `export TOKEN="${id}"`, /./],
    ['in JSON that was cut off', `{"id_token":"${id}","expires_`, /^Removed the text around it/],
    [
      'in its own field',
      JSON.stringify({ data: [{ headers: { Authorization: `Bearer ${id}` } }] }),
      /"Authorization"/,
    ],
    ['without its start', id.slice(7), null],
    ['without its end', id.slice(0, 90), null],
    ['cut off in its header', id.slice(0, 25), null],
    ['with padding, which the checks report', `${id}==`, null],
    ['without a signature after the last dot', `${id.slice(0, id.lastIndexOf('.'))}.`, null],
  ])('%s', (name, text, sentence) => {
    const found = candidates(text);
    const token =
      name.startsWith('without') ||
      name.startsWith('cut') ||
      name.startsWith('with padding') ||
      name.startsWith('with nothing')
        ? text
        : id;
    expect(found.map((each) => each.token)).toEqual([token]);
    const { cleaned = [] } = found[0] ?? {};
    if (sentence === null) expect(cleaned).toEqual([]);
    else expect(cleaned.join('\n')).toMatch(sentence);
    for (const each of cleaned) expect(each).toMatch(/\.$/);
  });
});

describe('several tokens', () => {
  test.each<[string, string, [string, string][]]>([
    [
      'a token response: the id token first',
      JSON.stringify(response, null, 2),
      [
        ['id_token', id],
        ['access_token', access],
        ['refresh_token', jwe],
      ],
    ],
    [
      'a response of InitiateAuth',
      JSON.stringify({ AuthenticationResult: { AccessToken: access, IdToken: id, RefreshToken: jwe } }),
      [
        ['id_token', id],
        ['access_token', access],
        ['refresh_token', jwe],
      ],
    ],
    [
      'a URL of the implicit flow',
      `https://app.example/#access_token=${access}&id_token=${id}&token_type=Bearer`,
      [
        ['id_token', id],
        ['access_token', access],
      ],
    ],
    [
      'one a line',
      `${id}\n${access}\n`,
      [
        ['token', id],
        ['token', access],
      ],
    ],
    ['the same twice', `${id}\n${id}`, [['token', id]]],
    [
      'a log',
      `access_token: ${access}\nid_token: '${id}'`,
      [
        ['id_token', id],
        ['access_token', access],
      ],
    ],
  ])('%s', (_, text, expected) => {
    expect(candidates(text).map(({ name, token }) => [name, token])).toEqual(expected);
  });

  test('limits the list to twenty tokens', () => {
    const many = Array.from({ length: 50 }, (_, index) => `${id}${index}`).join('\n');
    expect(candidates(many)).toHaveLength(20);
  });
});

describe('no token', () => {
  test.each<[string, string, Extract<Paste, { found: false }>['saw']['kind']]>([
    ['nothing', ' \n ', 'empty'],
    ['empty quotes', '""', 'empty'],
    ['a code of Cognito', '8f14e45f-ceea-467f-a0e6-7d5a0b0f3c21', 'code'],
    ['a callback with a code', 'http://localhost:3000/callback?code=abc&state=xyz', 'code'],
    ['an opaque access token', 'ya29.a0AfB_byC-1234567890abcdefghijklmnop', 'opaque'],
    ['a hexadecimal hash', 'e30b4c1d2f6a7b8c9d0e1f2a3b4c5d6e7f8a9b0c', 'opaque'],
    ['a user pool id', 'us-east-1_Example', 'pool-id'],
    ['a token response without a JWT', '{"access_token":"opaque","expires_in":1}', 'json'],
    ['an error response', '{"error":"invalid_grant"}', 'json'],
    ['a callback with an error', 'http://localhost:3000/callback?error=access_denied', 'address'],
    ['a URL', 'https://app.example/', 'address'],
    ['words', 'nothing of the kind', 'text'],
  ])('%s', (_, text, kind) => {
    const paste = readPaste(text);
    expect(paste).toMatchObject({ found: false, saw: { kind } });
    if (!paste.found) expect(describeSaw(paste.saw)).toMatch(/^[A-Z].*\.$/);
  });

  test('names the fields of JSON', () => {
    const paste = readPaste('{"error":"invalid_grant","error_description":"x"}');
    expect(paste.found ? '' : describeSaw(paste.saw)).toContain('error, error_description');
  });
});

test('reads any input, and finds only text that is in it', () => {
  const piece = fc.oneof(
    fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
    fc.constantFrom(
      id,
      'eyJ',
      '.',
      '"',
      '{',
      '}',
      ' ',
      '\n',
      '%',
      '%22',
      '=',
      '&',
      '#',
      '?',
      'Bearer ',
      'id_token',
      '\\',
    ),
    fc.jsonValue().map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const paste = readPaste(pieces.join(''));
      return paste.found
        ? paste.candidates.every(({ token }) => /^[\w.=+/~-]+$/.test(token))
        : describeSaw(paste.saw) !== '';
    }),
  );
});

// Quadratic work doesn't finish within the test's time limit.
test.each([
  ['dots', '.'],
  ['beginnings', 'eyJ '],
  ['beginnings on lines', 'eyJ\n'],
  ['beginnings with dots', 'eyJ.'],
  ['open brackets', '['],
  ['quotes', '"'],
  ['escaped quotes', '\\"'],
  ['percent signs', '%25'],
  ['parameters', '&a=eyJ'],
  ['letters', 'a'],
  ['spaces', ' '],
  ['lines', '\n'],
  ['words before a dot', 'a-a_'],
])('a long run of %s is read', (_, text) => {
  readPaste(text.repeat(200_000 / text.length));
  readPaste(`x${text.repeat(200_000 / text.length)}`);
  readPaste(`eyJ${text.repeat(200_000 / text.length)}`);
});

test('the full stop of a sentence isn’t a part of the token', () => {
  const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';
  const paste = readPaste(`This is the token: ${token}.`);
  expect(paste).toMatchObject({ found: true, candidates: [{ token }] });
});
