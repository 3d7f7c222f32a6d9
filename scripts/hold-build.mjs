import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { enter, leave } from './processes.mjs';

/**
 * The folder in a build that lists the processes that use it.
 * @param {string} build
 */
export const holders = (build) => join(build, 'running');

/**
 * Keeps a build from being removed until this process exits, if this account can write to it.
 * @param {string} build
 * @returns {boolean} whether it exists
 */
export function holdBuild(build) {
  if (!existsSync(build)) return false;
  try {
    // A copy of the clone may have been made without empty folders.
    mkdirSync(holders(build), { recursive: true });
    enter(holders(build));
  } catch {
    // Another process has removed it, or this account can't write to it.
    return existsSync(build);
  }
  process.once('exit', () => leave(holders(build)));
  return true;
}
