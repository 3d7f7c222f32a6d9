import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { enter, leave } from './processes.mjs';

/**
 * The folder in a build that lists the processes that use it.
 * @param {string} build
 */
export const holders = (build) => join(build, 'running');

/**
 * Keeps a build from being removed until this process exits.
 * @param {string} build
 * @returns {boolean} whether it exists
 */
export function holdBuild(build) {
  try {
    enter(holders(build));
  } catch {
    // It's missing, or this account can't write to it. Then, it can't build there either.
    return existsSync(holders(build));
  }
  process.once('exit', () => leave(holders(build)));
  return true;
}
