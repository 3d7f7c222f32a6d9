import { basename, join } from 'node:path';
import { ensureBuild } from '../../scripts/builds.mjs';
import { packageBin } from '../../scripts/root.mjs';
import { runWithProgress } from '../../scripts/run.mjs';

const folder = import.meta.dirname;

/** Everything that its build reads. */
const sources = ['app', 'next.config.js', 'sign-ins.mjs', '../bare-client.mjs', '../../package-lock.json'];

/**
 * Builds the least Next.js app if there's no build of these sources.
 * @returns {Promise<string>} the name of the folder that it's in, which this process holds until it exits
 */
export async function ensureLeastNextBuilt() {
  const build = await ensureBuild(folder, '.next', sources, async () => {
    const title = 'Building the least Next.js app (about 10 seconds)';
    await runWithProgress(title, [packageBin('next'), 'build'], folder);
    return join(folder, '.next');
  });
  return basename(build);
}
