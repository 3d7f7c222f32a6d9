import type { Page } from '@playwright/test';

/**
 * Ends the way back to the app before anything is asked of it: it need not run, and nothing else that listens there
 * gets the code. Playwright's routes see the first address of a redirect alone, and the callback is always the second;
 * Chrome's own Fetch domain stops at each.
 *
 * @returns settles with the callback's address
 */
export async function catchCallback(page: Page, callback_url: string): Promise<{ callback: Promise<URL> }> {
  const session = await page.context().newCDPSession(page);
  const callback = new Promise<URL>((resolve) => {
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      const url = new URL(request.url);
      if (`${url.origin}${url.pathname}` !== callback_url) {
        session.send('Fetch.continueRequest', { requestId }).catch(() => {});
        return;
      }
      resolve(url);
      session
        .send('Fetch.fulfillRequest', { requestId, responseCode: 200, body: btoa('Signed in.') })
        .catch(() => {});
    });
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: `${callback_url}*`, resourceType: 'Document' }],
  });
  return { callback };
}
