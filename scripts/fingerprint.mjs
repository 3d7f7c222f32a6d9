import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * A hash over names and contents. Not times, because a checkout or a clone sets new ones, and reading a few hundred
 * small files takes only milliseconds.
 * @param {string} folder
 * @param {string[]} sources files and folders in it; missing ones count as empty
 * @returns {string}
 */
export function fingerprint(folder, sources) {
  const hash = createHash('sha256');
  for (const path of sources.flatMap((source) => filesOf(folder, source))) {
    const content = readFileSync(join(folder, path));
    hash.update(`${path.split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesOf(folder, source) {
  const stats = statSync(join(folder, source), { throwIfNoEntry: false });
  if (!stats) return [];
  if (stats.isFile()) return [source];
  return readdirSync(join(folder, source), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name }) => filesOf(folder, join(source, name)));
}
