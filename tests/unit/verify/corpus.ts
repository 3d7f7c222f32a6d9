import fc from 'fast-check';
import type { Question } from './judges';
import {
  accessClaims,
  accessHeader,
  b64u,
  client_id,
  forgeUnderExponentOne,
  idClaims,
  idHeader,
  issuer,
  type Json,
  jwkOf,
  jwks,
  kids,
  now,
  now_s,
  pair,
  signInput,
} from './tokens';

/** A token that is not quite in order, what was done to it, and what went into it. */
export type Exhibit = Question & { name: string; header: Json; claims: Json };

type Edit = { name: string; header?: (header: Json) => Json; claims?: (claims: Json) => Json };

const without = (object: Json, name: string): Json => {
  const { [name]: _, ...rest } = object;
  return rest;
};

/** A member of any object, put to every value that someone might write by mistake or by intent. */
function editsOf(part: 'header' | 'claims', member: string, known: unknown): Edit[] {
  const values: Record<string, unknown> = {
    null: null,
    'an empty string': '',
    'another string': 'other',
    'a long string': 'x'.repeat(300),
    zero: 0,
    one: 1,
    'minus one': -1,
    'a fraction': now_s + 0.5,
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
    'the time of the hour': now_s,
    'a second before': now_s - 1,
    'a second after': now_s + 1,
    'an hour before': now_s - 3600,
    'an hour after': now_s + 3600,
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

const extraClaims = ['azp', 'nbf', 'c_hash', 'client_id', 'aud', 'scope', 'acr', 'amr', 'nonce', 'at_hash'];
const extraParameters = ['typ', 'cty', 'crit', 'b64', 'zip', 'jwk', 'jku', 'x5u', 'x5c', 'x5t', 'exp'];

const editsFor = (claims: Json, header: Json): Edit[] => [
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

const bases = {
  id: { header: idHeader, claims: idClaims, key: pair.id.privateKey },
  access: { header: accessHeader, claims: accessClaims, key: pair.access.privateKey },
} as const;

type Use = keyof typeof bases;

function exhibit(use: Use, edits: readonly Edit[], question: Partial<Question> = {}): Exhibit {
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

/** Every member of both tokens, every value. */
const single = (): Exhibit[] =>
  (['id', 'access'] as const).flatMap((use) => {
    const { claims, header } = bases[use];
    return [exhibit(use, []), ...editsFor(claims, header).map((edit) => exhibit(use, [edit]))];
  });

/** Two and three edits together. The seed is fixed, so that a red test stays red until it is mended. */
const several = (count: number): Exhibit[] =>
  fc.sample(
    fc.constantFrom('id', 'access').chain((use: Use) => {
      const { claims, header } = bases[use];
      const edit = fc.constantFrom(...editsFor(claims, header));
      const value = fc.jsonValue({ maxDepth: 2 });
      const name = fc.constantFrom(...Object.keys(claims), ...extraClaims);
      const any = fc.tuple(name, value).map(([member, made]): Edit => {
        const set = (object: Json) => ({ ...object, [member]: made });
        return { name: `claims ${member}: ${JSON.stringify(made)}`, claims: set };
      });
      return fc
        .array(fc.oneof(edit, any), { minLength: 1, maxLength: 3 })
        .map((edits) => exhibit(use, edits));
    }),
    { numRuns: count, seed: 20_261_122 },
  );

/** The same claims with other keys, clocks and issuers around them. */
const surroundings = (): Exhibit[] => {
  const idKey = jwkOf(pair.id, kids.id);
  const { use: _use, alg: _alg, ...bare } = idKey;
  const keySets: Record<string, Json[]> = {
    'one key': [idKey],
    'a bare key': [bare],
    'no key': [],
    'another key of the same kid': [jwkOf(pair.stranger, kids.id)],
    'two keys of the same kid': [idKey, { ...jwkOf(pair.access, kids.id) }],
    'a key for encryption': [{ ...idKey, use: 'enc' }],
    'a key for RS512': [{ ...idKey, alg: 'RS512' }],
    'a key with key_ops': [{ ...bare, key_ops: ['verify'] }],
    'a key with foreign key_ops': [{ ...bare, key_ops: ['encrypt'] }],
    'an exponent of one': [{ ...idKey, e: 'AQ' }],
    'a private key': [{ ...pair.id.privateKey.export({ format: 'jwk' }), kid: kids.id }],
  };
  const headers = ['removed', 'null', 'an empty string', 'another string'].map(
    (name) =>
      editsOf('header', 'kid', kids.id).find((edit) => edit.name === `header kid: ${name}`) ?? { name },
  );
  const local = 'http://localhost:3001/us-east-1_demo';
  const localEdits = editsFor(idClaims, idHeader).filter(({ name }) =>
    / (aud|token_use|exp|iss|kid):/.test(name),
  );
  const forged = exhibit('id', [], { keys: keySets['an exponent of one'] ?? [] });
  return [
    {
      ...forged,
      name: 'id: forged under an exponent of one',
      token: forgeUnderExponentOne(idHeader, idClaims),
    },
    ...Object.entries(keySets).flatMap(([name, keys]) =>
      [[], ...headers.map((edit) => [edit])].map((edits) => {
        const made = exhibit('id', edits, { keys });
        return { ...made, name: `${made.name}; ${name}` };
      }),
    ),
    ...[-3_600_000, -60_001, -60_000, -1, 1, 500, 999, 3_540_000, 3_539_999, 3_540_500].map((shift) => {
      const made = exhibit('id', [], { now: now + shift });
      return { ...made, name: `${made.name}; ${shift} ms later` };
    }),
    ...[[], ...localEdits.map((edit) => [edit])].map((edits) => {
      const made = exhibit('id', edits, { issuer: local });
      return { ...made, name: `${made.name}; a local pool` };
    }),
  ];
};

/** The text of a token, spoiled. */
const spellings = (): Exhibit[] => {
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
    'member twice in a claim': signedPayload(twice('"a":{"b":1,"b":2}')),
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

export const corpus = (): Exhibit[] => [...single(), ...several(1500), ...surroundings(), ...spellings()];
