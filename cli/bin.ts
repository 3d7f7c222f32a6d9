import { text } from 'node:stream/consumers';
import { exitCodes } from './exit-codes';
import { runCommandLine } from './main';
import { takeOwnVariables } from './own-variables';
import { version } from './version';

// The program behind `claimcheck`, in a clone and in the package. Standard output gets what was asked for only.

/** Characters of standard input: more than any token or answer that holds one. */
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
  // What the launcher explains is for people as it is. By name: in the package it's another copy of the class.
  if (error instanceof Error && error.name === 'Explained') {
    process.stderr.write(`${error.message}\n`);
    return exitCodes.machine;
  }
  // A bug, whose message may hold anything: only its first line, and nothing of a token.
  const [line = ''] = (error instanceof Error ? error.message : 'unknown').split('\n', 1);
  process.stderr.write(`Unexpected error: ${line.slice(0, 300)}\n`);
  return exitCodes.machine;
});

// The demo pool, where it was opened for a sign-in, would keep listening. First everything is written.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));
