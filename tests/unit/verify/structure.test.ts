import { describe } from 'vitest';
import { testFaults } from './outcome';
import { b64u, idClaims, idHeader, idToken, signInput, signTexts } from './tokens';

const header = JSON.stringify(idHeader);
const payload = JSON.stringify(idClaims);

const parts = (token = idToken()) => token.split('.') as [string, string, string];

/** The payload with one more field at its end, as text. */
const withMember = (json: string, member: string) => `${json.slice(0, -1)},${member}}`;

/** The payload padded with white space to a length that leaves no spare bits in base64. */
const filled = payload.padEnd(Math.ceil(payload.length / 3) * 3);

/** The same bytes, encoded with the spare bits of the last character set. */
function withSpareBits(part: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return part.slice(0, -1) + alphabet.charAt(alphabet.indexOf(part.charAt(part.length - 1)) + 1);
}

describe('parts', () => {
  testFaults({
    'opaque-token': () => ({ token: 'AQXyz-opaque', fails: ['parts', 'json-header'] }),
    'empty-text': () => ({ token: '', fails: ['parts', 'json-header'] }),
    'signature-cut-off': () => ({ token: parts().slice(0, 2).join('.'), fails: ['parts'] }),
    'two-tokens-joined': () => ({ token: `${idToken()}.${idToken()}`, fails: ['parts'], says: /6 parts/ }),
    'encrypted-token': () => ({
      token: [b64u('{"alg":"RSA-OAEP","enc":"A256GCM","cty":"JWT"}'), 'a2V5', 'aXY', 'Y2lwaGVy', 'dGFn'].join(
        '.',
      ),
      fails: ['parts'],
      says: /JWE/,
    }),
    'signature-empty': () => ({ token: `${parts()[0]}.${parts()[1]}.`, fails: ['signature'] }),
    'signature-cut-short': () => ({ token: idToken().slice(0, -6), fails: ['signature'] }),
    'payload-empty': () => ({
      token: signInput(`${parts()[0]}.`),
      fails: ['json-payload'],
      says: /"actual":"nothing"/,
    }),
    'payload-detached': () => ({
      token: idToken().replace(/\..*\./, '..'),
      fails: ['json-payload', 'signature'],
    }),
    'json-serialization': () => {
      const [header, body, signature] = parts();
      const token = JSON.stringify({ payload: body, protected: header, signature });
      return { token, fails: ['parts', 'base64url', 'json-header'], says: /JSON serialization/ };
    },
    'json-with-four-dots-is-no-encrypted-token': () => ({
      token: JSON.stringify({ id_token: idToken(), refresh_token: idToken() }),
      fails: ['parts', 'base64url', 'json-header'],
      says: /whole token response/,
    }),
  });
});

describe('base64url', () => {
  testFaults({
    'white-space-around': () => ({
      token: ` ${idToken()}\n`,
      fails: ['base64url'],
      says: /white space/,
    }),
    'line-break-in-a-part': () => ({
      token: idToken().replace('.', '\n.'),
      fails: ['base64url'],
      says: /Part 1 has white space/,
    }),
    'no-break-space': () => ({ token: `${idToken()}\u00a0`, fails: ['base64url'], says: /white space/ }),
    'bearer-prefix': () => ({ token: `Bearer ${idToken()}`, fails: ['base64url', 'json-header'] }),
    'quoted-token': () => ({ token: `"${idToken()}"`, fails: ['base64url', 'signature'] }),
    'padded-parts': () => ({
      token: signInput(`${parts()[0]}=.${parts()[1]}`),
      fails: ['base64url'],
      says: /Part 1 has the padding/,
    }),
    'standard-alphabet': () => {
      const body = b64u(withMember(payload, '"a":"???>>>"'));
      const token = signInput(`${parts()[0]}.${body.replaceAll('-', '+').replaceAll('_', '/')}`);
      return { token, fails: ['base64url'], says: /Part 2 has .* from standard base64/ };
    },
    'one-character-too-many': () => ({
      token: signInput(`${parts()[0]}.${b64u(filled)}A`),
      fails: ['base64url'],
      says: /Part 2 is a character too long or too short/,
    }),
    'signature-spare-bits': () => ({
      token: withSpareBits(idToken()),
      fails: ['base64url'],
      says: /spare|bits/,
    }),
    'payload-spare-bits': () => ({
      token: signInput(`${parts()[0]}.${withSpareBits(b64u(`${filled} `))}`),
      fails: ['base64url'],
    }),
  });
});

describe('json', () => {
  testFaults({
    'header-not-json': () => ({ token: signTexts('alg=RS256', payload), fails: ['json-header'] }),
    'header-an-array': () => ({
      token: signTexts(`[${header}]`, payload),
      fails: ['json-header'],
      says: /an array/,
    }),
    'header-null': () => ({ token: signTexts('null', payload), fails: ['json-header'], says: /but null/ }),
    'payload-not-json': () => ({ token: signTexts(header, 'Payload'), fails: ['json-payload'] }),
    'payload-a-string': () => ({
      token: signTexts(header, '"text"'),
      fails: ['json-payload'],
      says: /a string/,
    }),
    'payload-an-array': () => ({ token: signTexts(header, `[${payload}]`), fails: ['json-payload'] }),
    'payload-cut-short': () => ({ token: signTexts(header, payload.slice(0, -9)), fails: ['json-payload'] }),
    'payload-trailing-comma': () => ({
      token: signTexts(header, `${payload.slice(0, -1)},}`),
      fails: ['json-payload'],
    }),
    'payload-byte-order-mark': () => ({
      token: signTexts(header, `\ufeff${payload}`),
      fails: ['json-payload'],
      says: /starts with a byte order mark/,
    }),
    'payload-not-utf8': () => ({
      token: signTexts(header, Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xff), Buffer.from('"}')])),
      fails: ['json-payload'],
      says: /invalid UTF-8/,
    }),
    'payload-with-json-white-space': () => ({ token: signTexts(header, ` \n${payload}\t`) }),
    'payload-nested-128-deep': () => ({
      token: signTexts(header, withMember(payload, `"deep":${'['.repeat(127)}${']'.repeat(127)}`)),
    }),
    'payload-nested-129-deep': () => ({
      token: signTexts(header, withMember(payload, `"deep":${'['.repeat(128)}${']'.repeat(128)}`)),
      fails: ['json-payload'],
      says: /nested 129 deep/,
    }),
  });
});

describe('numbers', () => {
  const signedWith = (member: string) => ({ token: signTexts(header, withMember(payload, member)) });
  testFaults({
    'number-of-54-bits': () => ({
      ...signedWith('"tenant_id":9007199254740993'),
      warns: ['numbers'],
      says: /tenant_id\\": 9007199254740993, read by JavaScript as 9007199254740992/,
    }),
    'number-of-53-bits': () => signedWith('"tenant_id":9007199254740991'),
    'number-beyond-every-double': () => ({
      ...signedWith('"a":{"b":-1e400}'),
      warns: ['numbers'],
      says: /-1e400, read by JavaScript as -Infinity/,
    }),
    'numbers-in-their-thousands': () => ({
      ...signedWith(`"ids":[${Array.from({ length: 5000 }, () => '12345678901234567890').join()}]`),
      warns: ['numbers'],
      says: /; and 4999 more/,
    }),
    'number-in-a-string': () => signedWith('"tenant_id":"9007199254740993"'),
    'number-where-a-string-belongs': () => ({
      token: signTexts(header, payload.replace(/"jti":"[^"]+"/, '"jti":9007199254740993')),
      fails: ['types'],
      warns: ['numbers'],
      says: /jti: 9007199254740993/,
    }),
  });
});

describe('duplicate fields', () => {
  testFaults({
    'claim-twice': () => ({
      token: signTexts(header, withMember(payload, '"sub":"someone-else"')),
      fails: ['duplicates-payload'],
      says: /sub/,
    }),
    'claim-twice-one-escaped': () => ({
      token: signTexts(header, withMember(payload, '"\\u0073ub":"someone-else"')),
      fails: ['duplicates-payload'],
    }),
    'header-parameter-twice': () => ({
      token: signTexts(`{"alg":"none",${header.slice(1)}`, payload),
      fails: ['duplicates-header'],
      says: /alg/,
    }),
    'member-twice-inside-a-claim': () => ({
      token: signTexts(header, withMember(payload, '"address":{"a":1,"a":2}')),
      warns: ['duplicates-payload'],
      says: /inside a claim/,
    }),
    'same-name-in-two-objects': () => ({
      token: signTexts(header, withMember(payload, '"a":{"sub":1},"b":[{"sub":2},{"sub":3}]')),
    }),
  });
});
