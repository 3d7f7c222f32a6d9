import { type Exhibit, editsFor, editsOf, exhibit } from './exhibits';
import { forgeUnderExponentOne, idClaims, idHeader, type Json, jwkOf, kids, now, pair } from './tokens';

/** The same claims with other keys, clocks, and issuers. */
export const surroundings = (): Exhibit[] => {
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
  const fractions = ['exp', 'nbf'].flatMap((name) =>
    editsOf('claims', name, idClaims[name]).filter((edit) => edit.name.endsWith('a fraction')),
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
    ...[-3_600_000, -60_001, -60_000, -1, 1, 500, 999, 3_540_000, 3_539_999, 3_540_500].flatMap((shift) =>
      [[], ...fractions.map((edit) => [edit])].map((edits) => {
        const made = exhibit('id', edits, { now: now + shift });
        return { ...made, name: `${made.name}; ${shift} ms later` };
      }),
    ),
    ...[[], ...localEdits.map((edit) => [edit])].map((edits) => {
      const made = exhibit('id', edits, { issuer: local });
      return { ...made, name: `${made.name}; a local pool` };
    }),
  ];
};
