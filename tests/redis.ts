import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** Whichever is on the path, such as Debian’s. */
const program = 'redis-server';

/** Why the tests that need a Redis are skipped; `null` where there is one. */
export const redisMissing: string | null =
  spawnSync(program, ['--version']).status === 0 ? null : 'there is no redis-server on this machine';

/** A real Redis, on a port of its own. It keeps nothing on disk. */
export type Redis = {
  url: string;
  /** Ends it at once. */
  stop(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  start(): Promise<void>;
  /** It stays, and answers nobody. */
  freeze(): void;
  thaw(): void;
};

/** @param settings added to its command line, where they come last and count */
export async function startRedis(settings: string[] = []): Promise<Redis> {
  const port = await freePort();
  let child = await open(port, settings);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: () => end(child),
    start: async () => {
      child = await open(port, settings);
    },
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
  };
}

async function open(port: number, settings: string[]): Promise<ChildProcess> {
  const usual = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(program, [...usual, ...settings], { stdio: ['ignore', 'pipe', 'ignore'] });
  // It ends with this process, even if that is killed.
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  // To its end: a pipe that nobody reads would fill.
  const lines = createInterface(child.stdout);
  await new Promise<void>((resolve, reject) => {
    lines.on('line', (line) => line.includes('Ready to accept connections') && resolve());
    child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
  });
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
