import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone's folder, wherever the command was started. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} path
 * @returns {any} the parsed file; `undefined` if it's missing or incomplete
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The file that an installed package's command runs, to be started with Node.js itself: the links in
 * `node_modules/.bin` are shell scripts on Windows.
 * @param {string} name of the package
 * @param {string} [bin] of the command, if it isn't the package's own name
 */
export function packageBin(name, bin = name) {
  const folder = join(root, 'node_modules', name);
  return join(folder, readJson(join(folder, 'package.json')).bin[bin]);
}
