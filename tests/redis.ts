import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** The one on the PATH, such as Debian’s. */
const program = 'redis-server';

/** Why the tests that need a Redis are skipped; `null` if there is one. */
export const redisMissing: string | null =
  spawnSync(program, ['--version']).status === 0 ? null : 'there is no redis-server on this machine';

/** A real Redis, on its own port. It stores nothing on disk. */
export type Redis = {
  url: string;
  /** Kills it immediately. */
  stop(): Promise<void>;
  /** Starts it again, empty, on the same port. */
  start(): Promise<void>;
  /** It keeps running, and doesn't respond. */
  freeze(): void;
  thaw(): void;
};

/** @param settings added to the end of its command line, where they take precedence */
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
  // Reads to the end, because an unread pipe would fill.
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
