import type { Page } from '@playwright/test';

/** The redirect to the callback URL, or the form that a provider sent there instead. */
export type Callback = { url: URL; form: boolean };

/**
 * Ends the way back to the app before anything is asked of it: it need not run, and nothing else that listens there
 * gets the code. Playwright's routes see the first address of a redirect alone, and the callback is always the second;
 * Chrome's own Fetch domain stops at each.
 *
 * @returns settles with the callback's address, and whether a form was sent there
 */
export async function catchCallback(
  page: Page,
  callback_url: string,
): Promise<{ callback: Promise<Callback> }> {
  const session = await page.context().newCDPSession(page);
  const callback = new Promise<Callback>((resolve) => {
    session.on('Fetch.requestPaused', ({ requestId, request }) => {
      const url = new URL(request.url);
      if (`${url.origin}${url.pathname}` !== callback_url) {
        session.send('Fetch.continueRequest', { requestId }).catch(() => {});
        return;
      }
      resolve({ url, form: request.method === 'POST' });
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
