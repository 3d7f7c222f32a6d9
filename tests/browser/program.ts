import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** A Node.js program that runs until it is stopped. */
export interface Program {
  /** Its working directory, which is empty at the start. */
  folder: string;
  /** The ID of its process. */
  pid: number;
  /** `null` while it runs, or if a signal ended it. */
  exitCode(): number | null;
  /** Its output so far, on both streams. */
  log(): string;
  /** Stops it, and removes its folder. It's a single process, so nothing else keeps running. */
  stop(): Promise<void>;
  /** Kills it like a fault would, without a chance to finish. */
  kill(): Promise<void>;
}

/**
 * Starts a Node.js program and waits until `ready` returns 200.
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
