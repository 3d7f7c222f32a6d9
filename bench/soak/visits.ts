import { connect } from 'node:net';
import { endless, type Fault, html } from '@/tests/browser/misbehaving-provider';
import type { Browser } from '../browser';
import { expectFailed, expectSame, expectStatus, expectVerdict } from './expect';
import { atProvider, begin, comeBack, type Site } from './site';

/** One kind of sign-in, with the provider's fault. */
export type Visit = {
  name: string;
  fault?: Fault;
  /** The number of codes that the token endpoint gets, each once. */
  redeemed: number;
  /** Throws if the app did anything unexpected. */
  run(site: Site, browser: Browser): Promise<void>;
};

/** A sign-in that runs to its end, with any result. */
const straight =
  (check: (page: Awaited<ReturnType<typeof comeBack>>['page']) => void) =>
  async (site: Site, browser: Browser): Promise<void> => {
    const { page } = await comeBack(browser, await atProvider(await begin(site, browser, 'straight')));
    check(page);
  };

const unlike = (text: string) => `${text.slice(0, -6)}AAAAAA`;

export const visits: readonly Visit[] = [
  { name: 'a sign-in', redeemed: 1, run: straight((page) => expectVerdict(page, 'valid')) },
  { name: 'a sign-in, read again', redeemed: 1, run: readAgain },
  { name: 'a sign-in, step by step', redeemed: 1, run: stepByStep },
  { name: 'Exchange pressed three times', redeemed: 1, run: pressedThreeTimes },
  { name: 'a repeated response', redeemed: 1, run: answeredTwice },
  { name: 'an answer to another browser', redeemed: 0, run: answeredElsewhere },
  { name: 'an answer to nothing', redeemed: 0, run: answeredToNothing },
  { name: 'an abandoned sign-in', redeemed: 0, run: givenUp },
  { name: 'a sign-in interrupted in the middle', redeemed: 1, run: hungUp },
  { name: 'a sign-in, then Clear all data', redeemed: 1, run: forgotten },
  {
    name: 'access_denied',
    redeemed: 0,
    fault: {
      authorization: (query) => {
        query.delete('code');
        query.set('error', 'access_denied');
      },
    },
    run: straight((page) => expectFailed(page, 'Authorize')),
  },
  tokenFault('token endpoint: 500', () => ({ status: 500, body: 'no' })),
  tokenFault('token endpoint: a page', () => html('Sign in')),
  tokenFault('token endpoint: hangs up', () => ({ body: (response) => response.destroy() })),
  tokenFault('token endpoint: never ends', () => ({ body: endless })),
  tokenFault('token endpoint: redirects', () => ({ status: 302, headers: { location: '/elsewhere' } })),
  {
    name: 'an id_token with a changed signature',
    redeemed: 1,
    fault: { id_token: async ({ header, payload }, { own }) => unlike(await own.sign(header, payload)) },
    run: straight((page) => expectVerdict(page, 'invalid')),
  },
  {
    name: 'an id_token of another client',
    redeemed: 1,
    fault: { claims: (claims) => ({ ...claims, aud: 'someone-else' }) },
    run: straight((page) => expectVerdict(page, 'invalid')),
  },
  {
    name: 'keys: 500',
    redeemed: 1,
    fault: { jwks: () => ({ status: 500, body: 'no' }) },
    run: straight((page) => expectVerdict(page, 'unverified')),
  },
];

function tokenFault(name: string, token: NonNullable<Fault['token']>): Visit {
  return { name, redeemed: 1, fault: { token }, run: straight((page) => expectFailed(page, 'Exchange')) };
}

async function readAgain(site: Site, browser: Browser): Promise<void> {
  const callback = await atProvider(await begin(site, browser, 'straight'));
  const { address } = await comeBack(browser, callback);
  for (let time = 0; time < 2; time += 1) expectVerdict(await browser.get(address), 'valid');
  const [run] = address.split('#');
  expectStatus(await browser.get(`${run}/har`), 200, 'the HAR');
  expectStatus(await site.newBrowser().get(address), 404, 'the page in another browser');
}

async function stepByStep(site: Site, browser: Browser): Promise<void> {
  const { address } = await comeBack(browser, await atProvider(await begin(site, browser, 'step')));
  for (const step of ['exchange', 'verify']) {
    expectStatus(await browser.post(`${address}/${step}`, {}), 303, step);
  }
  expectVerdict(await browser.get(address), 'valid');
}

async function pressedThreeTimes(site: Site, browser: Browser): Promise<void> {
  const { address } = await comeBack(browser, await atProvider(await begin(site, browser, 'step')));
  await Promise.all([1, 2, 3].map(() => browser.post(`${address}/exchange`, {})));
  await browser.post(`${address}/verify`, {});
  expectVerdict(await browser.get(address), 'valid');
}

async function answeredTwice(site: Site, browser: Browser): Promise<void> {
  const callback = await atProvider(await begin(site, browser, 'straight'));
  const first = await comeBack(browser, callback);
  const second = await comeBack(browser, callback);
  expectSame(second.address, first.address, 'where the second answer leads to');
  expectVerdict(second.page, 'valid');
}

async function answeredElsewhere(site: Site, browser: Browser): Promise<void> {
  const callback = await atProvider(await begin(site, browser, 'straight'));
  const { page } = await comeBack(site.newBrowser(), callback);
  expectFailed(page, 'Authorize');
}

async function answeredToNothing(site: Site, browser: Browser): Promise<void> {
  const { page } = await comeBack(browser, `${site.url}/callback?code=stolen&state=forged`);
  expectFailed(page, 'Authorize');
}

async function givenUp(site: Site, browser: Browser): Promise<void> {
  await begin(site, browser, 'straight');
}

/** The browser that returned with the response is closed before there is a page; the run exists anyway. */
async function hungUp(site: Site, browser: Browser): Promise<void> {
  const callback = await atProvider(await begin(site, browser, 'straight'));
  const { hostname, port, pathname, search, host } = new URL(callback);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      // Without its cookie, the response belongs to no browser, so nothing is lost with it.
      socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, () => socket.destroy());
    });
    socket.once('error', () => resolve());
    socket.once('close', () => resolve());
  });
  const { page } = await comeBack(browser, callback);
  expectVerdict(page, 'valid');
}

async function forgotten(site: Site, browser: Browser): Promise<void> {
  const { address } = await comeBack(browser, await atProvider(await begin(site, browser, 'straight')));
  expectStatus(await browser.post(`${site.url}/forget/everything`, {}), 303, 'Forget everything');
  expectStatus(await browser.get(address), 404, 'the page of what is forgotten');
}
