import { readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { type Answer, endless, type Fault } from './misbehaving-provider';
import { expect, test } from './misled';

const megabyte = 1_048_576;

/** More than idle, at any time. */
const allowed = 64 * megabyte;

const json = { 'content-type': 'application/json' };
const zeros = Buffer.alloc(256 * megabyte);
const deep = (open: string, close: string) => `${open.repeat(20_000)}1${close.repeat(20_000)}`;
const members = (count: number) =>
  JSON.stringify(
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`member-${index}`, '<script>'])),
  ).slice(1, -1);

/** Surrounds the correct response, or replaces it. */
const answers: [what: string, answer: (right: object) => Answer][] = [
  ['nothing wrong', (right) => ({ headers: json, body: JSON.stringify(right) })],
  ['50 MB', () => ({ headers: json, body: Buffer.alloc(50 * megabyte, ' ') })],
  ['a gzip bomb', () => ({ headers: { ...json, 'content-encoding': 'gzip' }, body: gzipped })],
  ['a brotli bomb', () => ({ headers: { ...json, 'content-encoding': 'br' }, body: brotli })],
  ['an endless response', () => ({ headers: json, body: endless })],
  [
    'objects nested 20,000 deep',
    (right) => ({ headers: json, body: merged(right, `"deep":${deep('{"a":', '}')}`) }),
  ],
  [
    'lists nested 20,000 deep',
    (right) => ({ headers: json, body: merged(right, `"deep":${deep('[', ']')}`) }),
  ],
  ['10,000 fields', (right) => ({ headers: json, body: merged(right, members(10_000)) })],
  [
    '10,000 duplicate fields',
    (right) => ({ headers: json, body: merged(right, `${members(10_000)},${members(10_000)}`) }),
  ],
  [
    'almost a megabyte in one field',
    (right) => ({ headers: json, body: merged(right, `"long":"${'x'.repeat(megabyte - 10_000)}"`) }),
  ],
  [
    'a megabyte of escapes',
    (right) => ({ headers: json, body: merged(right, `"long":"${'\\u202e'.repeat(170_000)}"`) }),
  ],
  [
    '__proto__',
    (right) => ({
      headers: json,
      body: merged(right, '"__proto__":{"issuer":"x"},"constructor":{"prototype":{}}'),
    }),
  ],
];
const gzipped = gzipSync(zeros);
const brotli = brotliCompressSync(zeros);
const merged = (right: object, more: string) => `${JSON.stringify(right).slice(0, -1)},${more}}`;

type Place = {
  where: string;
  fault: (answer: (right: object) => Answer) => Fault;
  visit: (browser: APIRequestContext, url: string) => Promise<unknown>;
};

const places: Place[] = [
  { where: 'discovery', fault: (discovery) => ({ discovery }), visit: logIn },
  { where: 'token', fault: (token) => ({ token }), visit: logIn },
  { where: 'keys', fault: (answer) => ({ jwks: (keys) => answer({ keys }) }), visit: logIn },
  { where: 'userInfo', fault: (user_info) => ({ user_info }), visit: askUserInfo },
];

/** The server's current memory, and its peak since `forget`. In bytes. */
async function memoryOf(pid: number): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const of = (name: string) => Number(new RegExp(`${name}:\\s*(\\d+) kB`).exec(status)?.[1]) * 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

const forget = (pid: number) => writeFile(`/proc/${pid}/clear_refs`, '5');

/** A sign-in with Run all steps, up to the page with its result. */
async function logIn(browser: APIRequestContext, url: string): Promise<string> {
  const page = await browser.get(`${url}/start?way=straight`);
  expect(page.status()).toBe(200);
  expect(await page.text()).toContain('</html>');
  return page.url();
}

/** The same, and UserInfo if it succeeded. */
async function askUserInfo(browser: APIRequestContext, url: string): Promise<void> {
  const run = new URL(await logIn(browser, url));
  const page = await browser.post(`${run.origin}${run.pathname}/user-info`);
  expect(page.status()).toBe(200);
  expect(await page.text()).toContain('data-result="user-info"');
}

test.skip(process.platform !== 'linux', 'the memory of a process is read from /proc');

for (const { where, fault, visit } of places) {
  test(`memory stays within 64 MB of idle, whatever the response is: ${where}`, async ({
    app,
    provider,
    page,
  }) => {
    test.slow();
    provider.misbehave({});
    for (let count = 0; count < 15; count += 1) await visit(page.request, app.url);
    const most: Record<string, number> = {};
    for (const [what, answer] of answers) {
      provider.misbehave(fault(answer));
      const idle = (await memoryOf(app.pid)).now;
      await forget(app.pid);
      for (let count = 0; count < 3; count += 1) await visit(page.request, app.url);
      most[what] = Math.round(((await memoryOf(app.pid)).most - idle) / megabyte);
    }
    for (const [what, above] of Object.entries(most))
      expect(above * megabyte, what).toBeLessThanOrEqual(allowed);
  });
}
