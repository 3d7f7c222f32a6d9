import { excerpt } from '@/lib/text/excerpt';
import { type ClaimPath, claimPathText } from '../claim-path';
import { isReadable } from '../contexts';
import { type CubeFinding, isBrokenSql, type Outcome, type Replay } from '../outcome';
import { contextPage, ofToken } from './finding';

type Outcomes = Pick<Replay, 'dev' | 'enforced'>;

/** @param explained whether another finding says why Cube rejects the token */
export function findInOutcome(
  { dev, enforced }: Outcomes,
  { explained, filter, mode }: { explained: boolean; filter: ClaimPath | undefined; mode: Replay['mode'] },
): CubeFinding[] {
  const scoped = enforced.reason?.startsWith('API scope') ?? false;
  const found =
    enforced.reason !== null && enforced.meta.status === 403 && !explained && !scoped
      ? [rejection(enforced.reason)]
      : [];
  if (filter === undefined) return found;
  return [...found, ...findRows(dev, enforced, filter, mode)];
}

/** Findings about rows. */
export const rowFindings = ['as-nobody', 'no-rows', 'list-in-filter', 'no-such-path'];

export function findRows(
  dev: Outcome,
  enforced: Outcome,
  filter: ClaimPath,
  mode: Replay['mode'],
): CubeFinding[] {
  const name = claimPathText(filter);
  const { load, modelContext } = enforced;
  if (load.rows === 'all')
    return [ofToken('fail', everyRow(name, whatIsThere(modelContext, name)), contextPage)];
  if (load.rows === 'none') return [ofToken('fail', noRow(name, load.values ?? []), contextPage)];
  if (isBrokenSql(load)) return [ofToken('fail', brokenSql(name, load.values ?? []), contextPage)];
  if (load.status === 500 && isReadable(modelContext)) {
    return [ofToken('fail', noSuchPath(name, String((load.body as { error: string }).error)), contextPage)];
  }
  if (dev.load.rows === 'all' && mode !== 'enforced') {
    return [
      ofToken(
        mode === 'dev' ? 'fail' : 'warn',
        {
          ...everyRow(name, 'Dev mode ignores the invalid token'),
          title: 'In dev mode Cube runs this request without a security context',
        },
        contextPage,
      ),
    ];
  }
  return [];
}

const everyRow = (name: string, what: string) => ({
  id: 'as-nobody',
  title: 'Cube runs this request without a tenant filter',
  expected: 'the rows of one tenant',
  actual: 'every tenant’s rows, with status 200',
  cause: `${what}. The filter of SECURITY_CONTEXT by ${name} becomes 1 = 1, and every tenant’s rows are returned.`,
  fix: `Use requiredFilter instead of filter in the data model. Without a value it answers 400, “Filter for ${name} is required”.`,
});

function whatIsThere(modelContext: unknown, name: string): string {
  const members = isReadable(modelContext) ? Object.keys(modelContext) : [];
  if (members.length === 0) return 'SECURITY_CONTEXT is empty';
  return `SECURITY_CONTEXT has no value at ${name}. It has ${excerpt(members.join(', '), 100)}`;
}

const noRow = (name: string, values: unknown[]) =>
  values.includes('undefined') ? undefinedText(name) : valueless(name, values);

const undefinedText = (name: string) => ({
  id: 'no-rows',
  claim: name,
  title: 'queryRewrite filters by the text “undefined”, so no row matches',
  expected: 'the value of a claim',
  actual: '"undefined"',
  cause:
    'cube.js gets the whole payload, and the claim that it reads isn’t there. As text, that’s “undefined”.',
  fix: 'Read the claim where the payload has it, inside the namespace too. Throw an error if it’s missing.',
});

const valueless = (name: string, values: unknown[]) => ({
  id: 'no-rows',
  claim: name,
  title:
    values.length === 0
      ? 'The list is empty, so no row matches'
      : 'The value is an object, so no row matches',
  expected: 'a value, or a list of values',
  actual: values.length === 0 ? '[]' : excerpt(JSON.stringify(values[0]) ?? 'undefined', 200),
  cause:
    values.length === 0
      ? 'Cube 1.x writes 1 = 0 for an empty list.'
      : 'Cube binds the whole object, and no column has its JSON as a value.',
  fix: values.length === 0 ? 'Add a tenant to the list.' : `Filter by a field of it, such as ${name}.id.`,
});

const brokenSql = (name: string, values: unknown[]) => ({
  id: 'list-in-filter',
  claim: name,
  title: 'Cube 0.33 can’t filter by this list',
  expected: 'one value',
  actual: excerpt(JSON.stringify(values), 200),
  cause: 'It writes “column = $1,$2”, which the database rejects. Cube 1.x writes IN ($1, $2).',
  fix: 'Upgrade Cube, or pass a function to filter that writes IN itself.',
});

const noSuchPath = (name: string, error: string) => ({
  id: 'no-such-path',
  claim: name,
  title: 'The model can’t read this path',
  expected: 'an object at each name before the last',
  actual: error,
  cause: `A name in ${name} leads to something that isn’t an object. Every query of the cube fails with 500.`,
  fix: 'Issue the claim with this structure, or filter by another path.',
});

/** Explains the message in Cube’s log, if no other finding explains the rejection. */
function rejection(reason: string): CubeFinding {
  return ofToken('fail', {
    id: 'refused',
    title: 'Cube rejects the token',
    actual: reason,
    ...meaning(reason),
  });
}

type Meaning = Pick<CubeFinding, 'cause' | 'fix'>;

/** The messages are jsonwebtoken’s, as in Cube’s log. */
function meaning(reason: string): Meaning {
  switch (reason.split('. expected: ', 1)[0]) {
    case 'jwt audience invalid':
      return {
        cause: 'The token was issued for another app client or API, or it has no aud.',
        fix: 'Sign in with the app client or audience that CUBEJS_JWT_AUDIENCE names.',
      };
    case 'jwt issuer invalid':
      return {
        cause: 'Another user pool or provider issued the token.',
        fix: 'Sign in at the issuer that CUBEJS_JWT_ISSUER names.',
      };
    case 'invalid signature':
      return {
        cause: 'Another secret or key signed the token, or it was changed or cut off afterwards.',
        fix: 'Copy the whole token again. Then compare the secret, or CUBEJS_JWK_URL with the issuer’s jwks_uri.',
      };
    case 'jwt signature is required':
      return {
        cause: 'There’s nothing after the last dot. The token isn’t signed, or was cut off.',
        fix: 'Copy the whole token again.',
      };
    case 'invalid algorithm':
      return {
        cause: 'CUBEJS_JWT_ALGS doesn’t list the token’s algorithm, or the algorithm doesn’t fit the key.',
        fix: 'Compare CUBEJS_JWT_ALGS with the alg in the token’s header.',
      };
    default:
      return {
        cause: 'Clients only see “Invalid token”. This is from Cube’s log.',
        fix: 'Verify the token. Every check says what it expected.',
      };
  }
}
