import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whether this is Debian, and we may install packages. Not Ubuntu, because its packages can require snap. */
export const mayInstall = () => process.getuid?.() === 0 && isDebian();

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));

/**
 * @param {string} name of a package
 * @returns {boolean} whether it is installed now
 */
export function installPackage(name) {
  const apt = (...args) =>
    spawnSync('apt-get', ['-q', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'inherit',
    }).status === 0;
  return apt('update') && apt('install', '-y', name);
}
