import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Explained } from './explained.mjs';
import { isNodeRecent } from './node-version.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { readJson, root } from './root.mjs';
import { runWithProgress } from './run.mjs';

/**
 * @param {string} [version] of Node.js, such as `20.19.0`
 * @param {string} [range] package.json's `engines.node`, such as `>=20.19`
 */
export function requireNode(
  version = process.versions.node,
  range = readJson(join(root, 'package.json')).engines.node,
) {
  const wanted = range.replace('>=', '');
  if (isNodeRecent(version, wanted)) return;
  throw new Explained(
    `Claimcheck needs Node.js ${wanted} or newer, and this is ${version}: install a current one from https://nodejs.org and try again.`,
  );
}

/**
 * @typedef {{ dev?: boolean }} Packages dev: also those for development, which a start doesn't need; the default
 */

/**
 * Whether a folder's packages match its lock file. Reads `node_modules/.package-lock.json`, which npm writes last, and
 * which `npm ci` removes first, so an interrupted install doesn't have it.
 * @param {string} folder with a package-lock.json
 * @param {Packages} [packages]
 */
export function isInstalled(folder, { dev = true } = {}) {
  const wanted = readJson(join(folder, 'package-lock.json'))?.packages ?? {};
  const present = readJson(join(folder, 'node_modules', '.package-lock.json'))?.packages;
  if (!present) return false;
  const counts = (path) => dev || !wanted[path]?.dev;
  const complete = Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      path === '' || link || optional || !counts(path) || present[path]?.version === version,
  );
  return (
    complete && Object.entries(present).every(([path, entry]) => !counts(path) || fits(entry, wanted[path]))
  );
}

/** Whether an installed package is the expected one, and for this machine: a copied folder has another machine's. */
function fits({ version, os, cpu }, wanted) {
  if (wanted?.version !== version) return false;
  return matches(os, process.platform) && matches(cpu, process.arch);
}

const matches = (list, value) =>
  !list || (list.some((entry) => entry[0] === '!') ? !list.includes(`!${value}`) : list.includes(value));

/** The npm that started us, otherwise the one next to this Node.js. */
export function npm() {
  const beside = dirname(process.execPath);
  const found = [
    process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined,
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ].find((path) => path && existsSync(path));
  if (!found)
    throw new Explained(
      'npm was not found next to Node.js. Run npm ci --include=dev yourself, and try again.',
    );
  return found;
}

/**
 * Installs the project's own packages, if they don't match the lock file.
 * @param {Packages} [packages]
 */
export async function ensureInstalled(packages) {
  requireNode();
  if (isInstalled(root, packages)) return;
  await oneAtATime(root, 'The packages aren’t installed', async () => {
    if (isInstalled(root, packages)) return;
    const { args, time } = prepareInstall(root, packages);
    await runNpm(`Installing packages (once, about ${time})`, args, root);
  });
}

/**
 * `npm ci` starts with removing node_modules, from which a running app still loads pages. So packages for development
 * are added to those of a start, which stay as they are. What an interrupted install of them has left is removed: npm
 * would keep a package with only some of its files.
 * @param {string} folder with packages that aren't installed
 * @param {Packages} [packages]
 * @returns {{ args: string[], time: string }} for npm, with the packages in its cache
 */
export function prepareInstall(folder, { dev = true } = {}) {
  if (!dev) return { args: ['ci', '--omit=dev'], time: '20 seconds' };
  if (!isInstalled(folder, { dev: false })) return { args: ['ci', '--include=dev'], time: 'half a minute' };
  for (const [path, entry] of Object.entries(readJson(join(folder, 'package-lock.json')).packages))
    if (entry.dev) rmSync(join(folder, path), { recursive: true, force: true });
  return { args: ['install', '--include=dev', '--no-save'], time: '10 seconds' };
}

/**
 * Installs the packages of a part from its own package.json, so that the project's own install stays small. Two
 * installs at once in one folder would break each other, so call it before the tests, not in them.
 * @param {string} folder relative to the project's, such as `tests/peers`
 */
export async function installFixture(folder) {
  if (isInstalled(join(root, folder))) return;
  await runNpm(`Installing the packages of ${folder} (once)`, ['ci', '--include=dev'], join(root, folder));
}

// No package needs an install script, so none is run.
const runNpm = (title, args, folder) =>
  runWithProgress(title, [npm(), ...args, '--ignore-scripts', '--no-audit', '--no-fund'], folder);
