import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { holdBuild, holders } from './hold-build.mjs';
import { oneAtATime } from './one-at-a-time.mjs';
import { running } from './processes.mjs';

/**
 * @param {string} root of the clone
 * @param {string} kind such as `.next`
 * @param {string[]} sources of such builds
 * @returns {string} where the build of the sources is, if there is one
 */
export const buildOf = (root, kind, sources) =>
  join(root, `${kind}-${fingerprint(root, sources).slice(0, 12)}`);

/**
 * Each state of the sources is built into a folder of its own, so a running app keeps its files. A build gets its name
 * when it's complete, so an interrupted one is never used.
 * @param {string} root
 * @param {string} kind
 * @param {string[]} sources
 * @param {() => Promise<string>} build returns the folder with the result, which is moved
 * @returns {Promise<string>} the build, which this process holds until it exits
 */
export async function ensureBuild(root, kind, sources, build) {
  for (;;) {
    const target = buildOf(root, kind, sources);
    if (holdBuild(target)) return target;
    await oneAtATime(root, 'The code has changed since the last build', async () => {
      if (existsSync(target)) return;
      const result = await build();
      // Otherwise, the sources changed during the build, which may contain both states.
      if (buildOf(root, kind, sources) !== target) return;
      mkdirSync(holders(result));
      renameSync(result, target);
      removeOldBuilds(root, kind, target);
    });
  }
}

/** Builds that no process holds and that stay anyway, so that switching between two branches builds nothing. */
const spares = 1;

/**
 * Removes the builds of a kind that no process holds, except the last used ones. What can't be removed stays, such as a
 * file that another program has open on Windows.
 * @param {string} root
 * @param {string} kind
 * @param {string} current a build that stays
 */
export function removeOldBuilds(root, kind, current) {
  try {
    const unused = readdirSync(root)
      .filter((name) => name.startsWith(`${kind}-`) && /^[0-9a-f]{12}$/.test(name.slice(kind.length + 1)))
      .map((name) => join(root, name))
      .filter((build) => build !== current && running(holders(build)).length === 0)
      .sort((one, other) => lastUse(other) - lastUse(one));
    for (const build of unused.slice(spares)) removeUnused(build, join(root, '.next-removed'));
  } catch (error) {
    if (!error.code) throw error;
  }
}

function removeUnused(build, removed) {
  rmSync(removed, { recursive: true, force: true });
  renameSync(build, removed);
  // A process may have come in between.
  if (running(holders(removed)).length > 0) renameSync(removed, build);
  else rmSync(removed, { recursive: true });
}

const lastUse = (build) => statSync(holders(build), { throwIfNoEntry: false })?.mtimeMs ?? 0;
