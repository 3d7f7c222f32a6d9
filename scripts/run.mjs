import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { stderr } from 'node:process';
import { Explained } from './explained.mjs';
import { partEnvironment } from './needed-environment.mjs';

/** Set if the program gets its own variables on that descriptor; cli/own-variables.ts reads it. */
const apartMark = 'CLAIMCHECK_VARIABLES_ON';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The environment of the programs that we start. It has no NODE_ENV, which would be meant for other programs: npm would
 * drop development dependencies, and Next.js would build differently. Telemetry is off.
 */
function childEnvironment() {
  const { NODE_ENV: _, ...env } = process.env;
  return { ...env, NEXT_TELEMETRY_DISABLED: '1' };
}

/**
 * Runs a Node.js program to its end. A signal that ends us ends it too.
 * @param {string[]} args the program's file, then its arguments
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, quiet?: boolean, apart?: boolean }} options quiet: return the output
 * instead of printing it; apart: pass possible secrets on descriptor 3, so that the program's children don't get them
 * @returns {Promise<{ code: number, output: string }>} code 1 if a signal ended it
 */
export function runNode(args, { cwd, env, quiet = false, apart = false }) {
  return new Promise((resolve, reject) => {
    const whole = { ...childEnvironment(), ...env };
    const { shared, own } = apart ? partEnvironment(whole) : { shared: whole, own: null };
    const child = spawn(process.execPath, args, {
      cwd,
      env: own ? { ...shared, [apartMark]: '3' } : shared,
      stdio: [
        ...(quiet ? ['ignore', 'pipe', 'pipe'] : ['inherit', 'inherit', 'inherit']),
        ...(own ? ['pipe'] : []),
      ],
    });
    // A program that exits immediately has closed it.
    child.stdio[3]?.on('error', () => {}).end(JSON.stringify(own));
    const stop = (signal) => {
      // npm takes its time to stop an install, which would interfere with the next one.
      child.kill(quiet ? 'SIGKILL' : signal);
      process.exit(128 + constants.signals[signal]);
    };
    for (const signal of signals) process.on(signal, stop);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      for (const signal of signals) process.off(signal, stop);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a Node.js program with one line of progress, and prints its output only if it fails. Both on standard error,
 * because standard output is for the result of a command.
 * @param {string} title such as `Building (about 15 seconds)`
 * @param {string[]} args
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} [env] added to ours
 */
export async function runWithProgress(title, args, cwd, env) {
  const startedAt = performance.now();
  const seconds = () => `${Math.round((performance.now() - startedAt) / 1000)} s`;
  stderr.write(stderr.isTTY ? `${title}…` : `${title}…\n`);
  const tick = stderr.isTTY && setInterval(() => stderr.write(`\r${title}… ${seconds()}`), 1000);
  const { code, output } = await runNode(args, { cwd, env, quiet: true });
  if (tick) clearInterval(tick);
  const end = code === 0 ? `done in ${seconds()}` : `failed after ${seconds()}`;
  stderr.write(stderr.isTTY ? `\r${title}… ${end}\n` : `  ${end}\n`);
  if (code === 0) return;
  console.error(output);
  throw new Explained(`${title} failed. See the output above.`);
}
