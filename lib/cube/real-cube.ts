import type { OutboundFault } from '@/lib/http/outbound';
import { memberOf } from '@/lib/json/object';
import { excerpt } from '@/lib/text/excerpt';

/** What one endpoint of a running Cube answered. */
export type CubeReply = {
  /** `null` where there was no response. */
  status: number | null;
  /** The text of its error as it came, or why there was no response. */
  error: string | null;
};

/** An object among them is shown as JSON. */
type Scalar = string | number | boolean | null;

/** What Cube would send to its database for one query, or why it would not. */
export type CubeSql = {
  /** In Cube’s JSON query format. */
  query: unknown;
  reply: CubeReply;
  sql: string | null;
  /** What is bound to the SQL’s placeholders: the tenant that is filtered by is here. */
  values: Scalar[];
};

/** What a running Cube answered, with a token and without. */
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
      /** Of its REST API. */
      base_path: string;
      /** `GET /meta` with the token. */
      meta: CubeReply;
      /** How many cubes and views `/meta` shows to this token; `null` where it answered otherwise. */
      cubes: number | null;
      /** `null` where there was no query to ask it with. */
      sql: CubeSql | null;
    }
);

/** Characters, and values, of an answer that are kept. */
const maxText = 4000;
const maxValues = 100;

/** A model may have more cubes than one wants to request. */
const maxQueries = 8;

/** A query for each of the first cubes of a model, on its first measure, from what `/meta` answered. */
export function queriesFor(meta: unknown): unknown[] {
  return (listIn(meta, 'cubes') ?? [])
    .flatMap((cube) => {
      const measure = listIn(cube, 'measures')?.find((each) => memberOf(each, 'public') !== false);
      const name = memberOf(measure, 'name');
      return typeof name === 'string' ? [{ measures: [name], limit: 1 }] : [];
    })
    .slice(0, maxQueries);
}

/** What `/sql` answers: `{ sql: { sql: [text, values] } }`. */
export function readSql(body: unknown): Pick<CubeSql, 'sql' | 'values'> {
  const pair = memberOf(memberOf(body, 'sql'), 'sql');
  const [sql, values]: unknown[] = Array.isArray(pair) ? pair : [];
  return {
    sql: typeof sql === 'string' ? excerpt(sql, maxText) : null,
    values: (Array.isArray(values) ? values : []).slice(0, maxValues).map(scalar),
  };
}

export const readVersion = (context: unknown): string | null => text(memberOf(context, 'coreServerVersion'));

export const readError = (body: unknown): string | null => text(memberOf(body, 'error'));

/** Cubes of which the token sees anything. In development mode Cube lists hidden ones too, and marks their members. */
export const countCubes = (meta: unknown): number | null =>
  listIn(meta, 'cubes')?.filter(isShown).length ?? null;

function isShown(cube: unknown): boolean {
  const members = ['measures', 'dimensions', 'segments'].flatMap((name) => listIn(cube, name) ?? []);
  const isHidden = (each: unknown) =>
    memberOf(each, 'public') === false || memberOf(each, 'isVisible') === false;
  return members.length === 0 || !members.every(isHidden);
}

/**
 * Whether a request without a token is refused. An API scope is refused in dev mode too; and where Cube isn’t in dev
 * mode, an answer comes from a `checkAuth` that lets everyone in.
 */
export function isEnforced(stranger: CubeReply): boolean | null {
  if (stranger.status === 200) return false;
  if (stranger.error?.startsWith('API scope is missing')) return null;
  return stranger.status === 401 || stranger.status === 403 ? true : null;
}

const text = (value: unknown): string | null => (typeof value === 'string' ? excerpt(value, maxText) : null);

function scalar(value: unknown): Scalar {
  if (typeof value === 'string') return excerpt(value, maxText);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return excerpt(JSON.stringify(value) ?? 'undefined', maxText);
}

function listIn(value: unknown, name: string): unknown[] | null {
  const list = memberOf(value, name);
  return Array.isArray(list) ? list : null;
}
