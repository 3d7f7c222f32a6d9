import { spawn } from 'node:child_process';
import { partEnvironment } from './needed-environment.mjs';

/**
 * The program in BROWSER, otherwise the system's own. Runs without a shell, so that the URL can't contain a command.
 */
function opener(url) {
  if (process.env.BROWSER) return [process.env.BROWSER, url];
  switch (process.platform) {
    case 'darwin':
      return ['open', url];
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', url];
    default:
      return ['xdg-open', url];
  }
}

/**
 * Opens the URL in the user's own browser.
 * @param {string} url
 * @returns {Promise<boolean>} whether there is a program for it
 */
export function openBrowser(url) {
  const [program, ...args] = opener(url);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: 'ignore',
      detached: true,
      env: partEnvironment(process.env).shared,
    });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
