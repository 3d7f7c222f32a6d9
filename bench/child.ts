import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** A server in its own process. */
export type Child = {
  /** From the start of the process to its first 200, in milliseconds. */
  ready_ms: number;
  /** Sends the process a message that it, or `reports.mjs` in it, can answer. */
  ask<T>(question: string): Promise<T>;
  /** Its output so far, on both streams. */
  log(): string;
  stop(): Promise<void>;
};

type Program = {
  /** The file that Node.js runs, relative to the project's folder. */
  file: string;
  env: Record<string, string>;
  /** Options of Node.js itself. */
  options?: string[];
  /** A URL that returns 200 once it is ready. */
  ready_url: string;
};

/** Those that should run; a process that is stopped isn't one of them any longer. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill();
});

/** Starts a program and waits until it responds. If it exits by itself, prints its output. */
export async function startChild({ file, env, options = [], ready_url }: Program): Promise<Child> {
  const startedAt = performance.now();
  const reports = pathToFileURL('bench/reports.mjs').href;
  const child = fork(file, {
    env: { ...withoutOurs(process.env), ...env },
    execArgv: [...options, '--import', reports],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  running.add(child);
  let log = '';
  child.once('exit', (code, signal) => {
    if (running.delete(child)) console.error(`${file} ended with ${code ?? signal}:\n${log}`);
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  while ((await statusOf(ready_url)) !== 200) {
    if (!running.has(child)) throw new Error(`${file} ended before it was ready.`);
    // Within 1% of the duration, so that asking doesn't slow a long start down.
    await delay(5 + (performance.now() - startedAt) / 100);
  }
  return {
    ready_ms: performance.now() - startedAt,
    ask: (question) => ask(child, question),
    log: () => log,
    stop: () => stop(child),
  };
}

async function statusOf(url: string): Promise<number | undefined> {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

async function ask<T>(child: ChildProcess, question: string): Promise<T> {
  child.send(question);
  const [answer] = await once(child, 'message');
  return answer as T;
}

async function stop(child: ChildProcess): Promise<void> {
  if (!running.delete(child)) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

/** Unsets the variables that the person who runs the bench has set for their own Claimcheck. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours =
    /^(OIDC_|CLAIMCHECK_|CUBEJS_|PRE_TOKEN_|(STORE_\w+|APP_URL|HOST|DEMO_POOL|DEMO_POOL_\w+|PROFILES_FILE|ALLOWED_ISSUERS)$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}
