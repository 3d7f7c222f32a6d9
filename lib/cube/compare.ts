import { type BoundClaim, boundClaims, isWhole } from './bound-claims';
import type { ClaimPath } from './claim-path';
import { claimPathText } from './claim-path';
import { whyOther } from './other-answer';
import { type Answer, isBrokenSql, type Outcome, type Replay } from './outcome';
import type { CubeReply, RealCube } from './real-cube';

/** A prediction, and the response of the running Cube. */
export type Comparison = {
  what: 'meta' | 'sql' | 'rows';
  predicted: string;
  real: string;
  /** `null` if there's nothing to compare. */
  agrees: boolean | null;
  /** Why they differ, or why nothing is proven. */
  why?: string;
};

type Up = Extract<RealCube, { up: true }>;

/** The prediction for a Cube in production or dev mode; if unknown, for dev mode. */
export const foretold = (replay: Replay, real: Up): Outcome => (real.enforced ? replay.enforced : replay.dev);

/** Compares the prediction with the response, one by one. */
export function compare(replay: Replay, real: Up, filter?: ClaimPath): Comparison[] {
  const outcome = foretold(replay, real);
  return [compareMeta(outcome, real), compareSql(outcome, real), compareRows(outcome, real, filter)];
}

/** The overall result; `undecided` if nothing shows how Cube used the token. */
export function verdictOf(comparisons: readonly Comparison[]): 'agrees' | 'differs' | 'undecided' {
  if (comparisons.some(({ agrees }) => agrees === false)) return 'differs';
  const isAsked = ({ what, agrees }: Comparison) => what === 'rows' || agrees !== null;
  return comparisons.every(isAsked) ? 'agrees' : 'undecided';
}

const reply = ({ status, error }: CubeReply) => [status, error].filter((part) => part !== null).join(' ');

const prediction = ({ status, body }: Answer) =>
  status === null ? 'doesn’t start' : reply({ status, error: errorIn(body) });

const errorIn = (body: unknown) => (body as { error?: string } | null)?.error ?? null;

function compareMeta({ meta }: Outcome, real: Up): Comparison {
  const base = { what: 'meta' as const, predicted: prediction(meta), real: reply(real.meta) };
  if (real.meta.status === 200 && real.cubes === 0) {
    return {
      ...base,
      real: '200, no cubes',
      agrees: null,
      why: 'This token sees no cube. An access policy applies to groups or conditions that this token doesn’t meet, or the model is empty.',
    };
  }
  const agrees = meta.status === real.meta.status;
  return { ...base, agrees, ...(agrees ? {} : { why: whyOther(meta, real.meta, real) }) };
}

function compareSql(outcome: Outcome, real: Up): Comparison {
  const expected = outcome.sql ?? sqlOf(outcome.load);
  const base = { what: 'sql' as const, predicted: prediction(expected) };
  if (real.sql === null) return { ...base, real: 'not requested', agrees: null, why: noQuery(real) };
  const answer = real.sql.reply;
  const agrees = expected.status === answer.status;
  return {
    ...base,
    real: reply(answer),
    agrees,
    ...(agrees ? {} : { why: whyOther(expected, answer, real) }),
  };
}

/** If only the database rejects a list, the SQL doesn't change. */
const sqlOf = (load: Outcome['load']): Answer => (isBrokenSql(load) ? { status: 200, body: null } : load);

const noQuery = ({ meta, cubes }: Up): string =>
  meta.status === 200 && cubes !== 0
    ? 'No measure is visible to build a query from. Enter a query of your own.'
    : 'Without a cube there’s nothing to query.';

function compareRows(outcome: Outcome, real: Up, filter?: ClaimPath): Comparison {
  const { rows } = outcome.load;
  const base = { what: 'rows' as const, predicted: predictedRows(outcome, filter) };
  if (real.sql === null) return { ...base, real: 'not requested', agrees: null };
  const { reply: answer, values, sql } = real.sql;
  if (answer.status !== 200) {
    // The row above explains the cause.
    return { ...base, real: 'no rows', agrees: rows === undefined ? true : null };
  }
  if (sql !== null && isDenied(sql)) {
    return {
      ...base,
      real: 'no rows (1 = 0)',
      agrees: rows === 'none' ? true : rows === 'unknown' ? null : false,
      why: 'No access policy of this cube grants this token a row, or the list that it filters by is empty.',
    };
  }
  if (values.includes('undefined')) {
    const text = 'filtered by the text "undefined": no rows';
    // As a queryRewrite that was given makes it.
    if (rows === 'none') return { ...base, real: text, agrees: true };
    return {
      ...base,
      real: text,
      agrees: false,
      why: 'A YAML access policy reads { securityContext.… }, which has no value. CUBEJS_JWT_CLAIMS_NAMESPACE only applies to SECURITY_CONTEXT; a policy sees the whole payload.',
    };
  }
  return { ...base, ...compareValues(outcome, values, filter) };
}

type Compared = Pick<Comparison, 'real' | 'agrees' | 'why'>;

function compareValues(outcome: Outcome, values: readonly unknown[], filter?: ClaimPath): Compared {
  const { rows } = outcome.load;
  const bound = boundClaims(outcome, values);
  const names = bound.map(({ name, value }) => `${name} = ${JSON.stringify(value)}`).join(', ');
  if (isBrokenSql(outcome.load)) {
    return {
      real: names === '' ? 'no filter: every tenant’s rows' : `SQL for ${names}`,
      agrees: null,
      why: '/sql only writes the SQL. The database rejects it when a query runs.',
    };
  }
  if (bound.length > 0) {
    const real = `rows where ${names}`;
    // Cube filters by the token, whichever claim the user entered.
    if (rows === 'unknown') return { real, agrees: true };
    const expected = claimPathText(filter ?? []);
    const isMeant = bound.some(({ name }) => name === expected);
    if (rows === 'own' && isMeant) return { real, agrees: true };
    const why = isMeant ? otherSettings : whyOtherClaim(bound, filter ?? []);
    return { real, agrees: rows === 'own', why };
  }
  if (values.length === 0) {
    return rows === 'all' || rows === 'unknown'
      ? { real: 'no filter: every tenant’s rows', agrees: rows === 'all' ? true : null, ...noFilter }
      : { real: 'no filter: every tenant’s rows', agrees: false, ...noFilter };
  }
  const real = `filtered by ${JSON.stringify(values)}`;
  const joined = values.find((value) => isWhole(outcome, value));
  return {
    real,
    agrees: rows === 'unknown' ? null : false,
    why:
      joined === undefined
        ? 'None of these values is in the security context. The model or queryRewrite makes them.'
        : 'A whole list was bound as one text. In a YAML policy, write values: "{ securityContext.… }" without a list around it.',
  };
}

const otherSettings = 'Your Cube reads this claim, so its settings differ from the ones here.';

function whyOtherClaim(bound: readonly BoundClaim[], filter: ClaimPath): string {
  // The same path, in a claim that this Cube uses as its namespace.
  const below = bound.find(
    ({ path: [, ...rest] }) => rest.length === filter.length && rest.every((name, at) => name === filter[at]),
  );
  return below
    ? `Your Cube reads ${claimPathText(filter)} in the claim ${below.path[0]}. Set CUBEJS_JWT_CLAIMS_NAMESPACE to that claim.`
    : `The model filters by ${bound[0]?.name}, not by ${claimPathText(filter)}. Set it under “Your model filters by”.`;
}

const noFilter = {
  why: 'Nothing in this query is filtered by the token. The cube has no filter, or its claim has no value.',
};

function predictedRows({ load }: Outcome, filter?: ClaimPath): string {
  switch (load.rows) {
    case 'own':
      return `rows where ${claimPathText(filter ?? [])} = ${(load.values ?? []).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'all':
      return 'every tenant’s rows';
    case 'unknown':
      return 'depends on the model';
    default:
      return 'no rows';
  }
}

/** As written by the policies of 1.x, and by a filter with an empty list. */
const isDenied = (sql: string): boolean => sql.includes('1 = 0');
