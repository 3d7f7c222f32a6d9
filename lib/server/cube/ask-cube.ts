import 'server-only';
import { cubeUrl, defaultBasePath } from '@/lib/cube/cube-url';
import {
  type CubeReply,
  type CubeSql,
  countCubes,
  isEnforced,
  queriesFor,
  type RealCube,
  readError,
  readSql,
  readVersion,
} from '@/lib/cube/real-cube';
import type { HttpExchange } from '@/lib/http/transcript';
import { parseJson } from '@/lib/json/parse';
import type { OutboundResult } from '@/lib/server/outbound/limited-fetch';
import { sendRecorded } from '@/lib/server/outbound/transcript';
import { excerpt } from '@/lib/text/excerpt';

type CubeUnderTest = {
  /** From the user's own profile or form; http or https. */
  cube_url: string;
  token: string;
  /** In Cube's JSON query format; `null` for a query on the first measure in its model. */
  query: unknown;
  /** The base path of its REST API; `/cubejs-api` unless cube.js sets another one. */
  base_path?: string | undefined;
};

/** Maximum characters of a recorded response, because `/meta` is the whole data model. */
const recorded = 4000;

/**
 * Tests how a running Cube handles a token: whether it's running, its version, whether it enforces the check,
 * and its responses. Uses Cube's own REST API, with requests that change nothing and read no rows.
 */
export async function askCube(asked: CubeUnderTest, transcript: HttpExchange[]): Promise<RealCube> {
  const base_path = asked.base_path || defaultBasePath;
  const common = { cube_url: asked.cube_url, asked_at: Date.now() };
  const requests: HttpExchange[] = [];
  // With `Bearer`: Cube treats it like the Playground's bare token, and the HTTP log masks it.
  const authorization = `Bearer ${asked.token}`;
  const get = (url: string, headers: Record<string, string> = {}) =>
    sendRecorded(url, { headers: { accept: 'application/json', ...headers } }, requests);
  const meta = cubeUrl(asked.cube_url, '/v1/meta', base_path);
  try {
    const alive = await get(cubeUrl(asked.cube_url, '/livez'));
    if (!alive.ok) return { ...common, up: false, fault: alive.fault };
    const [context, stranger, own] = await Promise.all([
      get(cubeUrl(asked.cube_url, '/playground/context')),
      get(meta),
      get(meta, { authorization }),
    ]);
    const model = bodyOf(own);
    const sqlUrl = (query: unknown) =>
      `${cubeUrl(asked.cube_url, '/v1/sql', base_path)}?${new URLSearchParams({ query: JSON.stringify(query) })}`;
    const askOne = (query: unknown) => get(sqlUrl(query), { authorization });
    const sql = await askSql(askOne, asked.query, model);
    return {
      ...common,
      up: true,
      version: readVersion(bodyOf(context)),
      enforced: isEnforced(replyOf(stranger)),
      base_path,
      meta: replyOf(own),
      cubes: countCubes(model),
      sql,
    };
  } finally {
    transcript.push(...requests.map(shortened));
  }
}

/** The user's query, or one for each of the first cubes, until one has a bound value or fails. */
async function askSql(
  ask: (query: unknown) => Promise<OutboundResult>,
  own: unknown,
  meta: unknown,
): Promise<CubeSql | null> {
  let last: CubeSql | null = null;
  for (const query of own ? [own] : queriesFor(meta)) {
    const result = await ask(query);
    last = { query, reply: replyOf(result), ...readSql(bodyOf(result)) };
    if (last.reply.status !== 200 || last.values.length > 0) break;
  }
  return last;
}

/** A data model above the size limit still counts as success, because Cube's errors are never that large. */
function replyOf(result: OutboundResult): CubeReply {
  if (result.ok) {
    const { status } = result.response;
    return { status, error: status === 200 ? null : readError(bodyOf(result)) };
  }
  return result.fault.kind === 'too-large'
    ? { status: 200, error: null }
    : { status: null, error: `no response (${result.fault.kind})` };
}

const bodyOf = (result: OutboundResult): unknown => (result.ok ? parseJson(result.response.body) : undefined);

const shortened = (exchange: HttpExchange): HttpExchange =>
  exchange.response
    ? { ...exchange, response: { ...exchange.response, body: excerpt(exchange.response.body, recorded) } }
    : exchange;
