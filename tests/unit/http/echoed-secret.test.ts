import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretRemover } from '@/lib/http/echoed-secret';

const secret = `pä ss/w+ord="%&<'>\\`;
const withoutSecret = (text: string, hidden: string) => secretRemover(hidden)(text);
const hex = (code: number) => code.toString(16);
const each = (write: (code: number) => string) => [...secret].map((c) => write(c.charCodeAt(0))).join('');

test.each([
  ['unchanged', secret],
  ['in a URL', encodeURIComponent(secret)],
  ['in lower-case percent-encoding', encodeURIComponent(secret).toLowerCase()],
  ['in a form', new URLSearchParams({ secret }).toString()],
  ['in JSON', JSON.stringify({ echo: secret })],
  ['in JSON with escaped slashes', JSON.stringify({ echo: secret }).replaceAll('/', '\\/')],
  ['in JSON full of escapes', each((code) => `\\u${hex(code).padStart(4, '0')}`)],
  [
    'in HTML',
    secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'),
  ],
  ['in HTML by number', each((code) => `&#${code};`)],
  ['in HTML by hexadecimal number', each((code) => `&#x0${hex(code).toUpperCase()};`)],
  ['in two encodings at once', secret.replace('ä', '%C3%A4').replace('"', '&quot;')],
])('an echoed secret (%s) is masked, and nothing else is', (_, echo) => {
  const clean = withoutSecret(`<p>${echo}</p>`, secret);
  expect(clean).toMatch(/^<p>(secret=|\{"echo":")?‹client_secret›("\})?<\/p>$/);
});

test('none of our secrets appears anywhere in a response', () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 8 }), fc.string(), (before, secret, after) => {
      fc.pre(!'‹client_secret›'.includes(secret));
      expect(withoutSecret(before + secret + after, secret)).not.toContain(secret);
    }),
  );
});

test.each(['a', '\\', '/', '\\/', '%25', '&amp;', '&#38;', '\\u005c'])(
  'rows of %s without the secret get a result',
  (part) => {
    const row = part.repeat(50);
    const text = `${row} `.repeat(1000);
    expect(withoutSecret(text, `${row}!`)).toBe(text);
  },
);

test.each([
  ['a letter that becomes two in lower case', `\u0130 ${'ABCDefgh'}`, 'ABCDefgh'],
  ['a final sigma at the end of a word', 'x=ABCDEFG\u03a3x', 'ABCDEFG\u03a3'],
])('%s hides no secret', (_, text, hidden) => {
  expect(withoutSecret(text, hidden)).toBe(text.replace(hidden, '‹client_secret›'));
});

test.each([
  ['{"error_description":"bad secret s3cr3t"}', '{"error_description":"bad secret ‹client_secret›"}'],
  ['secret=s3cr3t&a=b', 'secret=‹client_secret›&a=b'],
  ['%22s3cr3t%22', '%22‹client_secret›%22'],
  ['"bad secret\\ns3cr3t\\u0021"', '"bad secret\\n‹client_secret›\\u0021"'],
  // Only as a separate word, because elsewhere it can be any text.
  ['xs3cr3tx', 'xs3cr3tx'],
])('a secret of six characters is masked in %s where it is a separate word', (text, expected) => {
  expect(withoutSecret(text, 's3cr3t')).toBe(expected);
});

test.each([
  ['123456', '{"expires_in":123456}'],
  ['abc', 'abc'],
])('the secret %s appears in responses by chance, and stays', (hidden, text) => {
  expect(withoutSecret(text, hidden)).toBe(text);
});

test.each([8, 131_072])('an echo of %s backslashes is masked, escaped in JSON or not', (length) => {
  const hidden = '\\'.repeat(length);
  expect(withoutSecret(`"${hidden}"`, hidden)).toBe('"‹client_secret›"');
  expect(withoutSecret(JSON.stringify(hidden), hidden)).toBe('"‹client_secret›"');
});
