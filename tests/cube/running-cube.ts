import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '@/lib/cube/outcome';

export type RunningCube = {
  /** Restarts with these of Cube's variables, and with the exports of a `cube.js`. */
  open: (variables: Record<string, string>, cube_js?: string) => Promise<void>;
  /** Its response, its log, and what it saw, in the terms of the prediction. */
  ask: (token: string) => Promise<Outcome>;
  stop: () => Promise<void>;
};

/** A real Cube with a database of two companies' orders, on its own ports. */
export async function startCube(mode: 'dev' | 'enforced'): Promise<RunningCube> {
  const program = fileURLToPath(new URL('cube-host.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, mode], { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await firstAddress(child);
  return {
    open: async (variables, cube_js = '') => {
      await fetch(`${url}/open`, { method: 'POST', body: JSON.stringify({ variables, cube_js }) });
    },
    ask: (token) => ask(url, token),
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function firstAddress(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('It has no output.');
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('http://')) {
      // Reads all other output, which would otherwise fill the pipe.
      child.stdout.resume();
      return line;
    }
  }
  throw new Error(`The Cube ended with ${child.exitCode} before it was ready.`);
}

const query = JSON.stringify({
  dimensions: ['orders.company', 'orders.model'],
  measures: ['orders.count'],
});

async function ask(url: string, token: string): Promise<Outcome> {
  const get = async (path: string) => {
    for (;;) {
      const response = await fetch(url + path, { headers: { authorization: token } });
      const body = (await response.json()) as { error?: string; data?: Row[] };
      // Cube returns this while a query is running, so retry.
      if (body.error !== 'Continue wait') return { status: response.status, body };
    }
  };
  await seenBy(url);
  const meta = await get('/cubejs-api/v1/meta');
  const refusal = reasonIn(await seenBy(url));
  const load = await get(`/cubejs-api/v1/load?query=${encodeURIComponent(query)}`);
  const seen = await seenBy(url);
  const failure = meta.status === 200 ? reasonIn(seen) : refusal;
  const rows = load.body.data;
  return {
    meta: { status: meta.status, body: errorIn(meta) },
    load: {
      status: load.status,
      body: errorIn(load),
      ...(rows && {
        rows: rows.some((row) => row['orders.company'] === 'company2') && rows.length > 1 ? 'all' : 'own',
      }),
    },
    reason: failure,
    securityContext: seen.find((event) => 'securityContext' in event)?.securityContext ?? null,
    modelContext: rows ? modelContextIn(rows) : null,
  };
}

type Row = { 'orders.company': string | null; 'orders.model': string };
type Seen = { type?: string; error?: string; securityContext?: unknown };

const seenBy = async (url: string) => parse(await (await fetch(`${url}/seen`)).text()) as Seen[];

/** Without the stack and the request's ID, which is always different. */
const errorIn = ({ status, body }: { status: number; body: { error?: string } }) =>
  status === 200 ? null : { error: body.error };

/**
 * The log's heading is the reason if the check rejects the token. An internal error has its first line in the stack.
 */
function reasonIn(seen: Seen[]): string | null {
  const event = seen.find(({ type }) => type !== undefined && type !== 'JWKs Prefetching Error');
  if (event?.type === undefined) return null;
  return event.type === 'Internal Server Error' ? (event.error?.split('\n')[0] ?? null) : event.type;
}

function modelContextIn(rows: Row[]): unknown {
  return parse(decodeURIComponent(rows[0]?.['orders.model'] ?? 'null'));
}

/** The compiler adds its own mark to each object that it has read. */
const parse = (json: string): unknown =>
  JSON.parse(json, (name, value) => (name === '_objectWithResolvedProperties' ? undefined : value));
