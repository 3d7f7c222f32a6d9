import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { stderr } from 'node:process';
import { Explained } from './explained.mjs';
import { partEnvironment } from './needed-environment.mjs';

/** Tells a program that it gets its own variables on that descriptor; cli/own-variables.ts reads it. */
const apartMark = 'CLAIMCHECK_VARIABLES_ON';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * The environment of what we start. npm drops development dependencies, and Next.js builds something else,
 * under a NODE_ENV that was meant for other programs; and nothing here reports to anyone.
 */
function childEnvironment() {
  const { NODE_ENV: _, ...env } = process.env;
  return { ...env, NEXT_TELEMETRY_DISABLED: '1' };
}

/**
 * Runs a Node program to its end. A signal that ends us ends it too.
 * @param {string[]} args the program's file, then its arguments
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, quiet?: boolean, apart?: boolean }} options quiet: keep the output to
 * return it; apart: give what may be secret on descriptor 3, so that what the program starts does not have it
 * @returns {Promise<{ code: number, output: string }>} code 1 when a signal ended it
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
    // One that ends at once has closed it.
    child.stdio[3]?.on('error', () => {}).end(JSON.stringify(own));
    const stop = (signal) => {
      // npm ends an install in its own time, which would then be in the way of the next one.
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
 * Runs a Node program with one line of progress, and shows what it said only if it fails. Both on standard error:
 * standard output is for what a command was asked for.
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
  throw new Explained(`${title} failed: the reason is above.`);
}
