import type { APIRequestContext } from '@playwright/test';
import { freePorts } from './free-ports';
import { type Answer, type Fault, json, type Provider } from './misbehaving-provider';
import { test as base, expect } from './misled';
import { startProgram } from './program';

// While the worst texts are read, the server must respond to everyone else. How long that takes depends on the machine,
// so a program that does nothing else gets the same requests. A blocked server falls behind it.

const idle = `
  const answer = (request, response) => response.end('ready\\n');
  require('node:http').createServer(answer).listen(process.env.PORT, '127.0.0.1');`;

/** The URL of the program that does nothing else. */
const test = base.extend<object, { idleUrl: string }>({
  idleUrl: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const port = await freePorts();
      const url = `http://127.0.0.1:${port}/healthz`;
      const program = await startProgram(['-e', idle], () => ({ ...process.env, PORT: String(port) }), url);
      await use(url);
      await program.stop();
    },
    { scope: 'worker' },
  ],
});

/**
 * How often each one responds until the work is done. Sends one request at a time, so a blocked server has one pending.
 */
async function answersDuring(work: Promise<unknown>, urls: string[]): Promise<number[]> {
  let underway = true;
  const done = work.finally(() => {
    underway = false;
  });
  const counts = urls.map(async (url) => {
    let count = 0;
    while (underway) {
      const response = await fetch(url);
      await response.text();
      if (underway && response.status === 200) count += 1;
    }
    return count;
  });
  await done;
  return await Promise.all(counts);
}

const megabyte = 1_048_576;
const repeated = (piece: string, length: number) => piece.repeat(length / piece.length);
/** In a field that wasn't requested and is recorded with the others. */
const beside = (right: object, text: string): Answer => json({ ...right, note: text });

type Hostile = {
  what: string;
  fault?: Fault;
  send: (browser: APIRequestContext, url: string, provider: Provider) => Promise<unknown>;
};

const tokenStarts = (length: number) => repeated('-eyJ', length);
const signIn: Hostile['send'] = (browser, url) => browser.get(`${url}/start?way=straight`);
const post = (path: string, data: (provider: Provider) => object): Hostile['send'] => {
  return (browser, url, provider) => browser.post(`${url}${path}`, { data: data(provider) });
};

const inputs: Hostile[] = [
  ...[65_536, megabyte - 1_000].map((length) => ({
    what: `a discovery document with ${length} characters of beginnings of tokens`,
    fault: { discovery: (right: object) => beside(right, tokenStarts(length)) },
    send: post('/api/verify', ({ issuer }) => ({ token: 'a.b.c', issuer })),
  })),
  {
    what: 'beginnings of tokens from the token endpoint, the keys and the discovery document',
    fault: {
      discovery: (right) => beside(right, tokenStarts(500_000)),
      token: (right) => beside(right, tokenStarts(500_000)),
      jwks: (keys) => beside({ keys }, tokenStarts(500_000)),
    },
    send: signIn,
  },
  {
    what: 'a refusal of the token endpoint that is full of escapes',
    fault: {
      token: () => ({
        ...json({ error: 'invalid_grant', error_description: '\\"'.repeat(120_000) }),
        status: 400,
      }),
    },
    send: signIn,
  },
  {
    what: 'an id_token of tabs',
    fault: { id_token: () => `x${'\t'.repeat(100_000)}x` },
    send: async (browser, url, provider) => {
      await signIn(browser, url, provider);
      await browser.get(`${url}/cube`);
      await browser.get(`${url}/lambda`);
      await browser.get(`${url}/runs`);
    },
  },
  {
    what: 'an id_token of points',
    fault: { id_token: () => '.'.repeat(500_000) },
    send: signIn,
  },
  {
    what: 'a token of tabs for /api/cube',
    send: post('/api/cube', () => ({ token: `x${'\t'.repeat(60_000)}x`, env: '' })),
  },
  {
    what: 'line separators in a .env for /api/cube',
    send: post('/api/cube', () => ({ token: 'a.b.c', env: `A="${'\u2028'.repeat(90_000)}` })),
  },
  {
    what: 'a code as long as a URL can be',
    send: (browser, url) => browser.get(`${url}/callback?code=${'-eyJ'.repeat(14_000)}`),
  },
  {
    what: 'a handler with unlimited nesting in its types',
    send: async (browser, url) => {
      const handler = `${'<T>('.repeat(40)}x${')'.repeat(40)}`;
      expect((await browser.post(`${url}/lambda/zip`, { form: { handler } })).status()).toBe(400);
    },
  },
];

for (const { what, fault = {}, send } of inputs) {
  test(`/healthz responds while the server reads ${what}`, async ({ app, provider, idleUrl, page }) => {
    provider.misbehave(fault);
    const work = async () => {
      // Not the first time, because that also loads code.
      for (let count = 0; count < 3; count += 1) await send(page.request, app.url, provider);
    };
    await send(page.request, app.url, provider);
    const [own = 0, others = 0] = await answersDuring(work(), [`${app.url}/healthz`, idleUrl]);
    expect(own).toBeGreaterThan(others / 50);
  });
}
