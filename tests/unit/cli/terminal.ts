import type { Terminal } from '@/cli/command';
import { runCommandLine } from '@/cli/main';

/** The output and exit code of a command. */
export type Ended = { code: number; out: string; err: string };

/** Runs a command in this process, with `input` on standard input. Without it, standard input is a terminal. */
export async function runCli(words: readonly string[], input: string | null = null): Promise<Ended> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    readInput: async () => input,
    color: false,
    env: { NODE_ENV: 'test' },
  };
  const code = await runCommandLine(words, terminal, '9.8.7');
  return { code, out, err };
}
