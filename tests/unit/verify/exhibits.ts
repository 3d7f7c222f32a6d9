import type { Question } from './judges';
import {
  accessClaims,
  accessHeader,
  b64u,
  client_id,
  idClaims,
  idHeader,
  issuer,
  type Json,
  jwks,
  now,
  nowSeconds,
  pair,
  signInput,
} from './tokens';

/** An altered token, its alteration, and its inputs. */
export type Exhibit = Question & { name: string; header: Json; claims: Json };

export type Edit = { name: string; header?: (header: Json) => Json; claims?: (claims: Json) => Json };

const without = (object: Json, name: string): Json => {
  const { [name]: _, ...rest } = object;
  return rest;
};

/** One field of any object, with every value that someone might send by mistake or on purpose. */
export function editsOf(part: 'header' | 'claims', member: string, known: unknown): Edit[] {
  const values: Record<string, unknown> = {
    null: null,
    'an empty string': '',
    'another string': 'other',
    'a long string': 'x'.repeat(300),
    zero: 0,
    one: 1,
    'minus one': -1,
    'a fraction': nowSeconds + 0.5,
    'milliseconds, later': now + 60_000,
    'milliseconds, earlier': now - 60_000,
    'a huge number': 1e300,
    true: true,
    false: false,
    'an empty list': [],
    'an empty object': {},
    'a list of null': [null],
    'an object of __proto__': JSON.parse('{"__proto__":{"a":1}}'),
    'its value as text': String(known),
    'its value in a list': [known],
    'its value in a list with another': [known, 'other'],
    'its value twice': [known, known],
    'its value in an object': { value: known },
    'its value and a slash': `${known}/`,
    'its value and a space': `${known} `,
    'its value in capitals': String(known).toUpperCase(),
    'the client id': client_id,
    'a list of the client id': [client_id],
    'the time of the hour': nowSeconds,
    'a second before': nowSeconds - 1,
    'a second after': nowSeconds + 1,
    'an hour before': nowSeconds - 3600,
    'an hour after': nowSeconds + 3600,
  };
  const set = (value: unknown) => (object: Json) => ({ ...object, [member]: value });
  const removed: Edit = {
    name: `${part} ${member}: removed`,
    [part]: (object: Json) => without(object, member),
  };
  return [
    removed,
    ...Object.entries(values).map(([name, value]) => ({
      name: `${part} ${member}: ${name}`,
      [part]: set(value),
    })),
  ];
}

export const extraClaims = [
  'azp',
  'nbf',
  'c_hash',
  'client_id',
  'aud',
  'scope',
  'acr',
  'amr',
  'nonce',
  'at_hash',
];
const extraParameters = ['typ', 'cty', 'crit', 'b64', 'zip', 'jwk', 'jku', 'x5u', 'x5c', 'x5t', 'exp'];

export const editsFor = (claims: Json, header: Json): Edit[] => [
  ...[...new Set([...Object.keys(claims), ...extraClaims])].flatMap((name) =>
    editsOf('claims', name, claims[name]),
  ),
  ...[...new Set([...Object.keys(header), ...extraParameters])].flatMap((name) =>
    editsOf('header', name, header[name]),
  ),
  ...['RS384', 'RS512', 'PS256', 'ES256', 'HS256', 'none', 'None', 'EdDSA'].map((alg) => ({
    name: `header alg: ${alg}`,
    header: (object: Json) => ({ ...object, alg }),
  })),
  ...['JWT', 'jwt', 'at+jwt', 'application/at+jwt', 'logout+jwt'].map((typ) => ({
    name: `header typ: ${typ}`,
    header: (object: Json) => ({ ...object, typ }),
  })),
  ...[['b64'], ['exp'], ['b64', 'b64']].map((crit) => ({
    name: `header crit: ${crit}`,
    header: (object: Json) => ({ ...object, b64: true, crit }),
  })),
];

export const bases = {
  id: { header: idHeader, claims: idClaims, key: pair.id.privateKey },
  access: { header: accessHeader, claims: accessClaims, key: pair.access.privateKey },
} as const;

export type Use = keyof typeof bases;

export function exhibit(use: Use, edits: readonly Edit[], question: Partial<Question> = {}): Exhibit {
  const base = bases[use];
  const header = edits.reduce<Json>((object, edit) => edit.header?.(object) ?? object, base.header);
  const start = question.issuer === undefined ? base.claims : { ...base.claims, iss: question.issuer };
  const claims = edits.reduce<Json>((object, edit) => edit.claims?.(object) ?? object, start);
  return {
    name: `${use}: ${edits.map(({ name }) => name).join('; ') || 'untouched'}`,
    token: signInput(`${b64u(JSON.stringify(header))}.${b64u(JSON.stringify(claims))}`, base.key),
    token_use: use,
    issuer,
    keys: jwks.keys,
    now,
    header,
    claims,
    ...question,
  };
}
