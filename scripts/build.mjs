import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOf, ensureBuild } from './builds.mjs';
import { isRunning } from './processes.mjs';
import { packageBin, readJson, root } from './root.mjs';
import { runWithProgress } from './run.mjs';

/** Everything that a build reads, so no tests, documents, or scripts. */
export const sources = [
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
 * Next.js's own folder. It isn't served from, so that a running app keeps its files, and not named after the sources,
 * because a build with the cache of an earlier one takes a third of the time.
 */
const nextFolder = '.next';
const standaloneFolder = '.next-standalone';

/**
 * Builds the app if there's no build of these sources.
 * @returns {Promise<string>} the build, which this process holds until it exits
 */
export const ensureBuilt = () =>
  ensureBuild(root, nextFolder, sources, async () => {
    removeDevOutput();
    await runNext('Building (about 15 seconds)', nextFolder);
    return takeOutput();
  });

/** @returns {string} where the build of these sources is, if there's one */
export const buildOfSources = () => buildOf(root, nextFolder, sources);

/**
 * Builds the app as a folder that runs with only Node.js, for a container.
 * @returns {Promise<string>} the folder: `node server.js` in it listens on HOST and PORT
 */
export const ensureStandalone = () =>
  ensureBuild(root, standaloneFolder, standaloneSources, async () => {
    const output = join(root, standaloneFolder);
    const folder = join(output, 'standalone');
    await runNext('Building for a container (about 15 seconds)', standaloneFolder);
    // Next.js leaves out files that a static file server could serve. Here, there is none.
    cpSync(join(output, 'static'), join(folder, standaloneFolder, 'static'), { recursive: true });
    if (existsSync(join(root, 'public')))
      cpSync(join(root, 'public'), join(folder, 'public'), { recursive: true });
    writeServer(folder);
    return folder;
  });

/** The modules that serve that folder, without those that install or build. */
export const serverModules = [
  'address.mjs',
  'announce.mjs',
  'explained.mjs',
  'hold-build.mjs',
  'lifeline.mjs',
  'needed-environment.mjs',
  'open-browser.mjs',
  'processes.mjs',
  'serve.mjs',
  'standalone-server.mjs',
];

const standaloneSources = [
  ...sources,
  'deploy/tsconfig.json',
  'scripts/build.mjs',
  ...serverModules.map((name) => `scripts/${name}`),
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

const runNext = (title, output) =>
  runWithProgress(title, [packageBin('next'), 'build'], root, buildEnvironment(root, output));

/**
 * What next.config.js reads. The first build in a folder writes no cache: it takes 17 seconds instead of 23, and most
 * clones are built only once. The second build writes the cache, and later ones take 8 seconds.
 * @param {string} folder of the clone
 * @param {string} output Next.js's own folder, in which each build leaves `cache`, even if it writes no cache
 */
export const buildEnvironment = (folder, output) => ({
  CLAIMCHECK_BUILD: output,
  CLAIMCHECK_BUILD_CACHE: existsSync(join(folder, output, 'cache')) ? 'on' : 'off',
});

/** What Next.js itself keeps between two builds, and the types, which `tsc` reads. */
const kept = new Set(['cache', 'dev', 'diagnostics', 'lock', 'trace', 'types']);

/** Moves the result of a build out of Next.js's folder. Links in it lead to packages two folders up, as before. */
function takeOutput() {
  const result = join(root, '.next-result');
  rmSync(result, { recursive: true, force: true });
  mkdirSync(result);
  for (const name of readdirSync(join(root, nextFolder)))
    if (!kept.has(name)) renameSync(join(root, nextFolder, name), join(result, name));
  return result;
}

/** Files of an earlier `npm run dev` can break a build. Those of a running one stay. */
function removeDevOutput() {
  const folder = join(root, nextFolder, 'dev');
  const pid = readJson(join(folder, 'lock'))?.pid;
  if (pid && isRunning(pid)) return;
  rmSync(folder, { recursive: true, force: true });
}
