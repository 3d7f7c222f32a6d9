import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Frame, Page } from '@playwright/test';
import config from '../../playwright.config';

/** Names that resolve to this machine, as an attacker's own can by DNS rebinding. */
const rebound = ['rebind.example', '127.0.0.1.nip.io', '0.0.0.0', 'evil.example'];

const own = config.use?.launchOptions ?? {};

/** As in playwright.config.ts, but with those names, and without the browser's own protection of the app. */
export const launchOptions = {
  ...own,
  args: [
    ...(own.args ?? []).map((argument) =>
      argument.startsWith('--host-resolver-rules=')
        ? argument.replace('=', `=${rebound.map((name) => `MAP ${name} 127.0.0.1, `).join('')}`)
        : argument,
    ),
    // Newer browsers block this machine for such a page. Older ones don't, so this tests our own protection.
    '--disable-features=LocalNetworkAccessChecks',
  ],
};

/** A web server that isn't ours: any page, at any path. */
export async function startOtherServer(): Promise<{ port: number; stop: () => Promise<void> }> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Elsewhere</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A page of `origin` that the attacker's server had sent before. From now on, the origin resolves to the app. */
export async function openRebound(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.route(`${origin}/before`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<p>x</p>' }),
  );
  await page.goto(`${origin}/before`);
  return page;
}

/** A frame without its own origin: its requests have `Origin: null`. */
export async function openSandbox(page: Page): Promise<Frame> {
  await page.setContent(
    '<iframe sandbox="allow-scripts allow-forms allow-top-navigation" srcdoc="<p>x</p>"></iframe>',
  );
  await page.locator('iframe').contentFrame().locator('p').waitFor();
  const frame = page.frames()[1];
  if (!frame) throw new Error('there is no frame');
  return frame;
}

/**
 * The responses of `origin` to a page or frame from now on, by request, including preflights. Collected from the
 * browser itself, because Playwright doesn't report a response that a page may not read.
 */
export async function answersTo(at: Page | Frame, origin: string): Promise<Map<string, number>> {
  const context = 'context' in at ? at.context() : at.page().context();
  const session = await context.newCDPSession(at);
  const requests = new Map<string, string>();
  const answers = new Map<string, number>();
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith(`${origin}/`)) requests.set(requestId, `${request.method} ${request.url}`);
  });
  session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => {
    const request = requests.get(requestId);
    if (request !== undefined) answers.set(`${request} ${requestId}`, statusCode);
  });
  await session.send('Network.enable');
  return answers;
}
