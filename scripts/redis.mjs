import { spawnSync } from 'node:child_process';
import { installPackage, mayInstall } from './debian.mjs';

/**
 * A Redis for the tests of a team server. Only continuous integration installs it, because on other machines, Debian's
 * package would leave a server running. Without it, the tests that need it are skipped and report the reason.
 */
export function ensureRedis() {
  if (!process.env.CI || isThere() || !mayInstall()) return;
  console.log("No redis-server found: installing Debian's package…");
  installPackage('redis-server');
}

const isThere = () => spawnSync('redis-server', ['--version']).status === 0;
