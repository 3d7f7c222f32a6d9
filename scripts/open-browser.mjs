import { spawn } from 'node:child_process';

/** How each system opens a URL in the browser of whoever is logged in; without a shell, so that nothing in it is one. */
function opener(url) {
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
 * Opens the URL in the person's own browser, as far as there is one. The server goes on without it.
 * @param {string} url
 */
export function openBrowser(url) {
  const [program, ...args] = opener(url);
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.once('error', () => console.warn(`No browser could be opened here. Open ${url}`));
  child.unref();
}
