import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Explained } from './explained.mjs';
import { packageBin, readJson, root } from './root.mjs';
import { runWithProgress } from './run.mjs';

/** Everything that a build reads, so no tests, documents, or scripts. */
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.js',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/**
 * A hash over names and contents. Not times, because a checkout or a clone sets new ones, and reading a few hundred
 * small files takes only milliseconds.
 * @param {string} folder
 * @returns {string}
 */
export function fingerprint(folder) {
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

/** Builds if something changed since the last complete build. */
export async function ensureBuilt() {
  await ensure(join(root, '.next'), async () => {
    removeDevOutput();
    await runWithProgress('Building (about 15 seconds)', [packageBin('next'), 'build'], root);
  });
}

/**
 * Builds the app as a folder that runs with only Node.js, for a container. Two builds at once would break each other.
 * @returns {Promise<string>} the folder: `node server.js` in it listens on HOST and PORT
 */
export async function ensureStandalone() {
  const output = join(root, '.next-standalone');
  const folder = join(output, 'standalone');
  await ensure(output, async () => {
    const env = { CLAIMCHECK_BUILD: 'standalone' };
    rmSync(output, { recursive: true, force: true });
    await runWithProgress(
      'Building for a container (about 15 seconds)',
      [packageBin('next'), 'build'],
      root,
      env,
    );
    // Next.js leaves out files that a static file server could serve. Here, there is none.
    cpSync(join(output, 'static'), join(folder, '.next-standalone', 'static'), { recursive: true });
    if (existsSync(join(root, 'public')))
      cpSync(join(root, 'public'), join(folder, 'public'), { recursive: true });
  });
  writeServer(folder);
  return folder;
}

/** The modules that serve that folder, without those that install or build. */
export const serverModules = [
  'address.mjs',
  'announce.mjs',
  'explained.mjs',
  'lifeline.mjs',
  'needed-environment.mjs',
  'open-browser.mjs',
  'serve.mjs',
  'standalone-server.mjs',
];

const serverProgram = `import { command } from './scripts/explained.mjs';
import { start } from './scripts/standalone-server.mjs';

await command(() => start());
`;

/**
 * Our own server instead of Next.js's, with the front door before it: `node server.js` there does what `npm start` does
 * here.
 */
function writeServer(folder) {
  for (const name of serverModules) cpSync(join(root, 'scripts', name), join(folder, 'scripts', name));
  writeFileSync(join(folder, 'server.js'), serverProgram);
}

/**
 * @param {string} output folder of the build
 * @param {() => Promise<void>} build
 */
async function ensure(output, build) {
  const stamp = join(output, 'claimcheck-build.json');
  const sourceHash = fingerprint(root);
  const last = readJson(stamp);
  // The build ID shows whether another process built in between.
  if (last && last.sourceHash === sourceHash && last.buildId === buildId(output)) return;
  try {
    rmSync(stamp, { force: true });
  } catch (error) {
    throw new Explained(
      `The code has changed since the last build, and ${root} can't be written to (${error.code}). Run the same command once as the owner of the folder, or use a copy of it.`,
    );
  }
  await build();
  writeFileSync(stamp, JSON.stringify({ sourceHash, buildId: buildId(output) }));
}

function buildId(output) {
  try {
    return readFileSync(join(output, 'BUILD_ID'), 'utf8');
  } catch {
    return undefined;
  }
}

/** Files of an earlier `npm run dev` can break a build. Those of a running one stay. */
function removeDevOutput() {
  const folder = join(root, '.next', 'dev');
  const pid = readJson(join(folder, 'lock'))?.pid;
  if (pid && isRunning(pid)) return;
  rmSync(folder, { recursive: true, force: true });
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
