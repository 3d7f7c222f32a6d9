import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { CubeVersion } from '@/lib/cube/version';

export type Trial = {
  variables: Record<string, string>;
  production: boolean;
  /** The text of a cube.js. */
  cubeJs?: string;
  files: { fileName: string; content: string }[];
  query: object;
  tokens: string[];
};

type Reply = { status: number; error: string | null };

/** The result of a real Cube. `failed`: it didn’t start. */
export type Seen =
  | { failed: string }
  | {
      meta: Reply;
      cubes: string[] | null;
      sql: Reply;
      text: string | null;
      values: unknown[] | null;
      reason: string | null;
      securityContext: unknown;
    };

export type CorpusCube = { run: (trials: Trial[]) => Promise<Seen[][]>; stop: () => Promise<void> };

const folders: Record<CubeVersion, string> = { '0.33': 'demo-cube', '1': 'demo-cube/v1' };

/** A real Cube of this release, in its own process. */
export async function startCorpusCube(version: CubeVersion): Promise<CorpusCube> {
  const program = fileURLToPath(new URL('corpus-host.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, folders[version]], { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await firstUrl(child);
  return {
    run: async (trials) => {
      const answers: Seen[][] = [];
      // One at a time, because fetch waits at most five minutes for a response.
      for (const trial of trials) {
        const response = await fetch(`${url}/trials`, { method: 'POST', body: JSON.stringify([trial]) });
        answers.push(...((await response.json()) as Seen[][]));
      }
      return answers;
    },
    stop: async () => {
      child.stdin.end();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function firstUrl(child: ChildProcess): Promise<string> {
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
