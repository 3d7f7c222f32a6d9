import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A Node program that serves until it is stopped. */
export interface Program {
  /** The folder that it runs in, empty when it starts. */
  folder: string;
  /** Of its process. */
  pid: number;
  /** `null` while it runs, or where a signal ended it. */
  exitCode(): number | null;
  /** What it has written so far, on both streams. */
  log(): string;
  /** Ends it, and removes its folder. One process serves everything, so that ending it ends all. */
  stop(): Promise<void>;
  /** Ends it as a fault would: it is not asked, and can finish nothing. */
  kill(): Promise<void>;
}

/**
 * Starts a Node program and waits until it answers at `ready` with 200.
 * @param args the program's file, then its arguments
 * @param env its whole environment, given its folder
 */
export async function startProgram(
  args: string[],
  env: (folder: string) => NodeJS.ProcessEnv,
  ready: string,
): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: env(folder),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const stop = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const program = {
    folder,
    pid: child.pid ?? 0,
    exitCode: () => child.exitCode,
    log: () => log,
    stop,
    kill: () => end(child, 'SIGKILL'),
  };
  try {
    await answers(ready, child, program.log);
  } catch (error) {
    await stop();
    throw error;
  }
  return program;
}

async function answers(url: string, child: ChildProcess, log: () => string): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => undefined,
    );
    if (status === 200) return;
    await delay(20);
  }
  throw new Error(`It ended with ${child.exitCode ?? child.signalCode} before it was ready:\n${log()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill(signal);
  await closed;
}
