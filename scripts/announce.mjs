import { openBrowser } from './open-browser.mjs';

/**
 * Prints that the app is ready, and opens it if requested.
 * @param {string} appUrl
 * @param {{ json?: boolean, open?: boolean }} options
 */
export function announce(appUrl, { json = false, open = false } = {}) {
  const ready = { event: 'ready', url: appUrl, pid: process.pid };
  console.log(json ? JSON.stringify(ready) : `Claimcheck is ready: ${appUrl}`);
  if (open)
    void openBrowser(appUrl).then((opened) => opened || console.warn(`Open ${appUrl} in your browser.`));
}
