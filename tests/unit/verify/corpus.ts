import fc from 'fast-check';
import { bases, type Edit, type Exhibit, editsFor, exhibit, extraClaims, type Use } from './exhibits';
import { spellings } from './spellings';
import { surroundings } from './surroundings';
import type { Json } from './tokens';

/** Every field of both tokens, with every value. */
const single = (): Exhibit[] =>
  (['id', 'access'] as const).flatMap((use) => {
    const { claims, header } = bases[use];
    return [exhibit(use, []), ...editsFor(claims, header).map((edit) => exhibit(use, [edit]))];
  });

/** Two and three edits together. The seed is fixed, so a failing test is reproducible. */
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

/** Every token that the verifiers are run on. */
export const corpus = (): Exhibit[] => [...single(), ...several(1500), ...surroundings(), ...spellings()];
