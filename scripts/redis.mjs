import { spawnSync } from 'node:child_process';
import { installPackage, mayInstall } from './debian.mjs';

/**
 * A Redis for the tests of a team server. It is installed on a machine of continuous integration alone: on anyone
 * else's, Debian's package would leave a server running. Without one, the tests that need it are skipped, and say so.
 */
export function ensureRedis() {
  if (!process.env.CI || isThere() || !mayInstall()) return;
  console.log("No redis-server found: installing Debian's package…");
  installPackage('redis-server');
}

const isThere = () => spawnSync('redis-server', ['--version']).status === 0;
