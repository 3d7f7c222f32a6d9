import type { Page } from '@playwright/test';

/** The redirect to the callback URL, or the form that a provider posted there instead. */
export type Callback = { url: URL; form: boolean };

/**
 * Stops the redirect to the app before any request is sent, so the app doesn't need to run, and no other program that
 * listens there gets the code. Playwright's routes see only the first URL of a redirect, and the callback is always the
 * second. Chrome's own Fetch domain stops at each.
 * @returns settles with the callback URL, and whether a form was posted there
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
