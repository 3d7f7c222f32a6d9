import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { installPackage, mayInstall } from './debian.mjs';
import { Explained } from './explained.mjs';
import { partEnvironment } from './needed-environment.mjs';
import { onPath } from './on-path.mjs';
import { packageBin, root } from './root.mjs';
import { runNode } from './run.mjs';

/** @typedef {{ platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string, works: (path: string) => boolean }} Machine */

/** @type {Machine} */
const thisMachine = { platform: process.platform, env: process.env, home: homedir(), works };

/**
 * The installed browser: the one named in CLAIMCHECK_CHROMIUM, otherwise Chrome, Chromium, or Edge.
 * @param {Machine} [machine]
 * @returns {string | undefined} path of the program
 */
export function installedChromium(machine = thisMachine) {
  const named = machine.env.CLAIMCHECK_CHROMIUM;
  if (!named) return candidates(machine).find(machine.works);
  if (machine.works(named)) return named;
  throw new Explained(`CLAIMCHECK_CHROMIUM is "${named}", and no browser can be started there.`);
}

/** @param {Machine} machine */
function candidates({ platform, env, home }) {
  if (platform === 'win32') {
    return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA]
      .filter(Boolean)
      .flatMap((base) =>
        [
          'Google\\Chrome\\Application\\chrome.exe',
          'Chromium\\Application\\chrome.exe',
          'Microsoft\\Edge\\Application\\msedge.exe',
        ].map((program) => win32.join(base, program)),
      );
  }
  if (platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return [
      ...apps.flatMap((app) =>
        ['/', home].map((base) => posix.join(base, 'Applications', `${app}.app`, 'Contents', 'MacOS', app)),
      ),
      ...onPath(['chromium'], env.PATH),
    ];
  }
  return onPath(
    ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'],
    env.PATH,
  );
}

/** Ubuntu's chromium-browser can be a script that only explains how to install it, so run the program itself. */
function works(path) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  // On Windows, running it would open a window.
  return (
    process.platform === 'win32' ||
    spawnSync(path, ['--version'], { timeout: 20_000, env: partEnvironment(process.env).shared }).status === 0
  );
}

/**
 * The installed browser, including Playwright's own.
 * @returns {Promise<string | undefined>} path of the program
 */
export const findChromium = async () => installedChromium() ?? (await playwrightChromium());

/**
 * A browser for the tests, installed if there is none: Debian's package if we may, otherwise Playwright's download.
 * @returns {Promise<string | undefined>} path of the program, `undefined` if none is available
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  const debian = mayInstall() && installDebianPackage();
  return debian || downloadPlaywrightChromium();
}

function installDebianPackage() {
  console.log("No Chromium found: installing Debian's package…");
  return installPackage('chromium') ? installedChromium() : undefined;
}

async function downloadPlaywrightChromium() {
  console.log("No Chromium found: downloading Playwright's…");
  await runNode([packageBin('@playwright/test', 'playwright'), 'install', 'chromium'], { cwd: root });
  return playwrightChromium();
}

/** Playwright's own, which may not be installed yet. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : undefined;
}
