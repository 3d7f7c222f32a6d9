import { spawnSync } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { installPackage, mayInstall } from './debian.mjs';

/**
 * The installed Firefox: the one named in CLAIMCHECK_FIREFOX, otherwise one on the PATH.
 * @returns {string | undefined} path of the program
 */
export const installedFirefox = () =>
  [process.env.CLAIMCHECK_FIREFOX, ...onPath('firefox-esr'), ...onPath('firefox')].find(
    (program) => program && spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0,
  );

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));

/** For the few tests that also run in Firefox. Only continuous integration installs it, like Redis. */
export function ensureFirefox() {
  if (!process.env.CI || installedFirefox() || !mayInstall()) return;
  console.log("No Firefox found: installing Debian's package…");
  installPackage('firefox-esr');
}
