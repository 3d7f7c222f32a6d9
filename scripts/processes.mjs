import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Whether a process with that ID exists, also one of another account.
 * @param {number} pid
 */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/**
 * Adds this process to a folder that lists processes, each as a file named after its ID. A killed one stays listed, but
 * doesn't run anymore.
 * @param {string} folder
 */
export function enter(folder) {
  writeFileSync(join(folder, String(process.pid)), '');
}

/** @param {string} folder */
export function leave(folder) {
  rmSync(join(folder, String(process.pid)), { force: true });
}

/**
 * @param {string} folder
 * @returns {number[]} the IDs of the listed processes that run
 */
export function running(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map(Number).filter(isRunning);
}
