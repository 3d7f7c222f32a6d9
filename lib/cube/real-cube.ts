import type { OutboundFault } from '@/lib/http/outbound';
import { excerpt } from '@/lib/text/excerpt';

/** What one endpoint of a running Cube answered. */
export type CubeReply = {
  /** `null` where no answer came. */
  status: number | null;
  /** The text of its error, to the letter, where it answered with one; else why no answer came. */
  error: string | null;
};

type Scalar = string | number | boolean | null;

/** What Cube would send to its database for one query, or why it would not. */
export type CubeSql = {
  /** In Cube's JSON query format. */
  query: unknown;
  reply: CubeReply;
  sql: string | null;
  /** What is bound to the SQL's placeholders: whoever is filtered by stands here. */
  values: Scalar[];
};

/** What a running Cube said, asked with a token and without. */
export type RealCube = {
  cube_url: string;
  /** Unix time in milliseconds. */
  asked_at: number;
} & (
  | { up: false; fault: OutboundFault }
  | {
      up: true;
      /** As it tells in dev mode; `null` in production, where it does not. */
      version: string | null;
      /** Whether a request without a token is refused; `null` where the answer tells neither. */
      enforced: boolean | null;
      /** `GET /meta` with the token. */
      meta: CubeReply;
      /** `null` where there was no query to ask it with. */
      sql: CubeSql | null;
    }
);

/** Characters, and values, of an answer that are kept. */
const maxText = 4000;
const maxValues = 100;

/** A model may have more cubes than anybody wants to ask for. */
const maxQueries = 8;

/** A query for each of the first cubes of a model, on its first measure, from what `/meta` answered. */
export function queriesFor(meta: unknown): unknown[] {
  const cubes = listIn(meta, 'cubes');
  return cubes
    .flatMap((cube) => {
      const measure = listIn(cube, 'measures').find((each) => member(each, 'public') !== false);
      const name = member(measure, 'name');
      return typeof name === 'string' ? [{ measures: [name], limit: 1 }] : [];
    })
    .slice(0, maxQueries);
}

/** What `/sql` answers: `{ sql: { sql: [text, values] } }`. */
export function readSql(body: unknown): Pick<CubeSql, 'sql' | 'values'> {
  const pair = member(member(body, 'sql'), 'sql');
  const [sql, values]: unknown[] = Array.isArray(pair) ? pair : [];
  return {
    sql: typeof sql === 'string' ? excerpt(sql, maxText) : null,
    values: (Array.isArray(values) ? values : []).filter(isScalar).slice(0, maxValues),
  };
}

export const readVersion = (context: unknown): string | null => text(member(context, 'coreServerVersion'));

export const readError = (body: unknown): string | null => text(member(body, 'error'));

const text = (value: unknown): string | null => (typeof value === 'string' ? excerpt(value, maxText) : null);

const isScalar = (value: unknown): value is Scalar => typeof value !== 'object' || value === null;

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function listIn(value: unknown, name: string): unknown[] {
  const list = member(value, name);
  return Array.isArray(list) ? list : [];
}
