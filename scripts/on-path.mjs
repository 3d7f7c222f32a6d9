import { posix } from 'node:path';

/**
 * Where programs of these names could be, in the order of the names. Not for Windows.
 * @param {string[]} names
 * @param {string} [path] the variable PATH
 * @returns {string[]}
 */
export const onPath = (names, path = '') =>
  names.flatMap((name) =>
    path
      .split(':')
      .filter(Boolean)
      .map((folder) => posix.join(folder, name)),
  );
