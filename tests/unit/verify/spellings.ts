import { type Exhibit, exhibit } from './exhibits';
import { b64u, idClaims, idHeader, signInput } from './tokens';

/** The text of a token with an error. */
export const spellings = (): Exhibit[] => {
  const made = exhibit('id', []);
  const [header = '', payload = '', signature = ''] = made.token.split('.');
  const json = JSON.stringify(idClaims);
  const twice = (member: string) => `${json.slice(0, -1)},${member}}`;
  const signedPayload = (text: string | Uint8Array) => signInput(`${header}.${b64u(text)}`);
  const last = signature.charAt(signature.length - 1);
  const texts: Record<string, string> = {
    'white space before': ` ${made.token}`,
    'white space after': `${made.token}\n`,
    'white space in a part': signInput(`${header} .${payload}`),
    'white space in the signature': `${header}.${payload}.${signature.slice(0, 9)} ${signature.slice(9)}`,
    quoted: `"${made.token}"`,
    Bearer: `Bearer ${made.token}`,
    'no signature': `${header}.${payload}.`,
    'two parts': `${header}.${payload}`,
    'four parts': `${made.token}.${signature}`,
    'five parts': `${made.token}.a.b`,
    'signature padded': `${made.token}==`,
    'header padded': signInput(`${header}=.${payload}`),
    'payload padded': signInput(`${header}.${payload}==`),
    'signature with spare bits': `${made.token.slice(0, -1)}${String.fromCharCode(last.charCodeAt(0) + 1)}`,
    'signature cut': made.token.slice(0, -6),
    'signature too long': `${made.token}AAAA`,
    'signature of zeros': `${header}.${payload}.${b64u(Buffer.alloc(256))}`,
    'payload in the standard alphabet': signInput(
      `${header}.${payload.replaceAll('-', '+').replaceAll('_', '/')}`,
    ),
    'payload with a byte order mark': signedPayload(`\ufeff${json}`),
    'payload not UTF-8': signedPayload(Buffer.from(`${json.slice(0, -1)},"a":"\u00ff"}`, 'latin1')),
    'payload nested 200 deep': signedPayload(twice(`"a":${'['.repeat(200)}${']'.repeat(200)}`)),
    'payload nested 20,000 deep': signedPayload(twice(`"a":${'['.repeat(20_000)}${']'.repeat(20_000)}`)),
    'payload a list': signedPayload(`[${json}]`),
    'payload null': signedPayload('null'),
    'payload a string': signedPayload('"text"'),
    'payload empty': signInput(`${header}.`),
    'payload cut': signedPayload(json.slice(0, -1)),
    'header cut': signInput(`${b64u('{"alg":"RS256"')}.${payload}`),
    'header null': signInput(`${b64u('null')}.${payload}`),
    'header parameter twice': signInput(
      `${b64u(`{"alg":"none",${JSON.stringify(idHeader).slice(1)}`)}.${payload}`,
    ),
    'a duplicate field in a claim': signedPayload(twice('"a":{"b":1,"b":2}')),
    ...Object.fromEntries(
      Object.entries(idClaims).map(([name, value]) => [
        `${name} twice`,
        signedPayload(twice(`${JSON.stringify(name)}:${JSON.stringify(value)}`)),
      ]),
    ),
    ...Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `character ${index * 7} changed`,
        made.token.replace(/./g, (character, at) =>
          at === index * 7 ? (character === 'A' ? 'B' : 'A') : character,
        ),
      ]),
    ),
  };
  return Object.entries(texts).map(([name, token]) => ({ ...made, name: `id: ${name}`, token }));
};
