import type { OutboundFault } from '@/lib/http/outbound';
import { memberOf } from '@/lib/json/object';
import { excerpt } from '@/lib/text/excerpt';

/** The response of one endpoint of a running Cube. */
export type CubeReply = {
  /** `null` if there was no response. */
  status: number | null;
  /** The unchanged error message, or why there was no response. */
  error: string | null;
};

/** Objects are shown as JSON. */
type Scalar = string | number | boolean | null;

/** What Cube would send to its database for a query, or its error. */
export type CubeSql = {
  /** In Cube’s JSON query format. */
  query: unknown;
  reply: CubeReply;
  sql: string | null;
  /** The values for the SQL’s placeholders, such as the tenant to filter by. */
  values: Scalar[];
};

/** The responses of a running Cube, with and without a token. */
export type RealCube = {
  cube_url: string;
  /** Unix time in milliseconds. */
  asked_at: number;
} & (
  | { up: false; fault: OutboundFault }
  | {
      up: true;
      /** From dev mode; `null` in production, which doesn't expose it. */
      version: string | null;
      /** Whether a request without a token is rejected; `null` if the response isn't conclusive. */
      enforced: boolean | null;
      /** The base path of its REST API. */
      base_path: string;
      /** `GET /meta` with the token. */
      meta: CubeReply;
      /** How many cubes and views `/meta` shows to this token; `null` after any other response. */
      cubes: number | null;
      /** `null` if there was no query. */
      sql: CubeSql | null;
    }
);

/** Maximum characters, and values, of a stored response. */
const maxText = 4000;
const maxValues = 100;

/** A model may have too many cubes to request all of them. */
const maxQueries = 8;

/** A query for each of the first cubes of a model, on its first measure, from the `/meta` response. */
export function queriesFor(meta: unknown): unknown[] {
  return (listIn(meta, 'cubes') ?? [])
    .flatMap((cube) => {
      const measure = listIn(cube, 'measures')?.find((each) => memberOf(each, 'public') !== false);
      const name = memberOf(measure, 'name');
      return typeof name === 'string' ? [{ measures: [name], limit: 1 }] : [];
    })
    .slice(0, maxQueries);
}

/** The response of `/sql`: `{ sql: { sql: [text, values] } }`. */
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

/**
 * Cubes with anything visible to the token. In development mode, Cube also lists hidden ones and marks their
 * members.
 */
export const countCubes = (meta: unknown): number | null =>
  listIn(meta, 'cubes')?.filter(isShown).length ?? null;

function isShown(cube: unknown): boolean {
  const members = ['measures', 'dimensions', 'segments'].flatMap((name) => listIn(cube, name) ?? []);
  const isHidden = (each: unknown) =>
    memberOf(each, 'public') === false || memberOf(each, 'isVisible') === false;
  return members.length === 0 || !members.every(isHidden);
}

/**
 * Whether a request without a token is rejected. Missing API scopes are rejected in dev mode, too. Outside of
 * dev mode, a successful response means that a `checkAuth` accepts every request.
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
