import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** Has its own package.json and lock file; installed before the tests. */
export const peersFolder = resolve('tests/peers');

/**
 * Why a peer's package can't be used here, as a sentence; `null` if it can. It may not be installed, or not run on this
 * version of Node.js, which its package.json doesn't specify. So this loads it to find out.
 */
export function unavailable(name: string): string | null {
  const script = ['--input-type=module', '--eval', `await import('${name}')`];
  const { status, stderr } = spawnSync(process.execPath, script, { cwd: peersFolder, encoding: 'utf8' });
  if (status === 0) return null;
  const reason = stderr.split('\n').find((line) => /^\w*Error\b/.test(line)) ?? stderr;
  return `Node ${process.version} cannot load ${name}: ${reason}`;
}
