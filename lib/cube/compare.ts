import type { Outcome, Replay } from './outcome';
import type { CubeReply, RealCube } from './real-cube';

/** One question, as the replay answers it and as the running Cube did. */
export type Comparison = {
  what: 'meta' | 'sql' | 'rows';
  predicted: string;
  real: string;
  /** `null` where the running Cube gave no answer to compare with. */
  agrees: boolean | null;
  /** Where they do not agree, or where nothing is proven: why that may be. */
  why?: string;
};

type Up = Extract<RealCube, { up: true }>;

/** What the replay foretells for a Cube that enforces the check, or one that does not; in doubt the latter. */
export const foretold = (replay: Replay, real: Up): Outcome => (real.enforced ? replay.enforced : replay.dev);

/** Prediction and answer, question by question. */
export function compare(replay: Replay, real: Up): Comparison[] {
  const outcome = foretold(replay, real);
  return [compareMeta(outcome, real), compareSql(outcome, real), compareRows(outcome, real)];
}

const reply = ({ status, error }: CubeReply) => [status, error].filter((part) => part !== null).join(' ');

const prediction = ({ status, body }: { status: number; body: unknown }) =>
  reply({ status, error: (body as { error?: string } | null)?.error ?? null });

const otherSettings =
  'The settings above are not those that it runs with, or its cube.js has a checkAuth, an extendContext or a queryRewrite of its own.';

function compareMeta({ meta }: Outcome, real: Up): Comparison {
  const agrees = meta.status === real.meta.status;
  return {
    what: 'meta',
    predicted: prediction(meta),
    real: reply(real.meta),
    agrees,
    ...(agrees ? {} : { why: whyOther(real.meta.status) }),
  };
}

/** RFC 6585 §5. */
const whyOther = (real: number | null) =>
  real === 431
    ? 'The token is too long: a server or a proxy in front of Cube takes no header of that size.'
    : otherSettings;

function compareSql({ load }: Outcome, { sql }: Up): Comparison {
  const predicted = prediction(load);
  if (sql === null) {
    return {
      what: 'sql',
      predicted,
      real: 'not asked',
      agrees: null,
      why: 'Its data model shows no measure to ask for. A query of your own can be given.',
    };
  }
  const agrees = load.status === sql.reply.status;
  return {
    what: 'sql',
    predicted,
    real: reply(sql.reply),
    agrees,
    ...(agrees ? {} : { why: whySql(load.status, sql.reply.status) }),
  };
}

function whySql(predicted: number, real: number | null): string {
  if (real === 400) return 'Cube does not take the query: the measure may be another one, or need a filter.';
  if (predicted === 500 && real === 200) {
    return `The cube of this query does not use SECURITY_CONTEXT. ${orElse(otherSettings)}`;
  }
  return whyOther(real);
}

const orElse = (sentence: string) => `Or: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;

function compareRows(outcome: Outcome, { sql }: Up): Comparison {
  const { rows } = outcome.load;
  const predicted = rows === 'own' ? 'own rows' : rows === 'all' ? "every tenant's rows" : 'no rows';
  if (sql === null) return { what: 'rows', predicted, real: 'not asked', agrees: null };
  if (sql.reply.status !== 200) {
    return { what: 'rows', predicted, real: 'no rows', ...agreeing(rows === undefined) };
  }
  const proof = boundFrom(outcome.modelContext, sql.values);
  if (proof !== null) {
    return { what: 'rows', predicted, real: `rows where ${proof}`, ...agreeing(rows === 'own') };
  }
  const real = sql.values.length === 0 ? "no filter: every tenant's rows" : `filtered by ${json(sql.values)}`;
  if (rows === 'all') return { what: 'rows', predicted, real, ...agreeing(sql.values.length === 0) };
  return {
    what: 'rows',
    predicted,
    real,
    agrees: false,
    why: `No value of your security context is bound in this query: its cube is not filtered by SECURITY_CONTEXT. ${orElse(otherSettings)}`,
  };
}

const agreeing = (agrees: boolean) => (agrees ? { agrees } : { agrees, why: otherSettings });

/** The members of the context whose values Cube has bound, as `company_id = "company1"`; `null` where none is. */
export function boundFrom(context: unknown, values: readonly unknown[]): string | null {
  if (typeof context !== 'object' || context === null) return null;
  const bound = Object.entries(context).flatMap(([name, value]) => {
    const each = Array.isArray(value) ? value : [value];
    return each
      .filter((one) => isScalar(one) && values.some((other) => String(other) === String(one)))
      .map((one) => `${name} = ${json(one)}`);
  });
  return bound.length === 0 ? null : [...new Set(bound)].join(', ');
}

const isScalar = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

const json = (value: unknown) => JSON.stringify(value);
