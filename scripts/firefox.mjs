import { spawnSync } from 'node:child_process';
import { installPackage, mayInstall } from './debian.mjs';
import { onPath } from './on-path.mjs';

/**
 * The installed Firefox: the one named in CLAIMCHECK_FIREFOX, otherwise one on the PATH.
 * @returns {string | undefined} path of the program
 */
export const installedFirefox = () =>
  [process.env.CLAIMCHECK_FIREFOX, ...onPath(['firefox-esr', 'firefox'], process.env.PATH)].find(
    (program) => program && spawnSync(program, ['--version'], { timeout: 20_000 }).status === 0,
  );

/** For the few tests that also run in Firefox. Only continuous integration installs it, like Redis. */
export function ensureFirefox() {
  if (!process.env.CI || installedFirefox() || !mayInstall()) return;
  console.log("No Firefox found: installing Debian's package…");
  installPackage('firefox-esr');
}
