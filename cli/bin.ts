import { text } from 'node:stream/consumers';
import { exitCodes } from './exit-codes';
import { runCommandLine } from './main';
import { takeOwnVariables } from './own-variables';
import { version } from './version';

// The program behind `claimcheck`, in a clone and in the package. Standard output gets only the requested output.

/** Characters of standard input: more than any token or any response that contains one. */
const maxInput = 16_000_000;

async function readInput(): Promise<string | null> {
  if (process.stdin.isTTY) return null;
  return (await text(process.stdin)).slice(0, maxInput);
}

await takeOwnVariables();
const code = await runCommandLine(
  process.argv.slice(2),
  {
    out: (words) => process.stdout.write(words),
    err: (words) => process.stderr.write(words),
    readInput,
    color: process.stdout.isTTY === true && !process.env.NO_COLOR,
    env: process.env,
  },
  version(),
).catch((error: unknown) => {
  // The launcher's explanations are printed as they are. Compared by name, because in the package it's another copy of
  // the class.
  if (error instanceof Error && error.name === 'Explained') {
    process.stderr.write(`${error.message}\n`);
    return exitCodes.machine;
  }
  // A bug. Its message can contain anything, so only its first line is printed, and nothing of a token.
  const [line = ''] = (error instanceof Error ? error.message : 'unknown').split('\n', 1);
  process.stderr.write(`Unexpected error: ${line.slice(0, 300)}\n`);
  return exitCodes.machine;
});

// The demo pool, if it was opened for a sign-in, would keep listening. All output is written first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
