import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

let home: string;
let browser: typeof import('@/lib/server/http/session');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-browser-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  browser = await import('@/lib/server/http/session');
});
afterAll(() => rm(home, { recursive: true }));

/** The state after a restart: the key in its file, and nothing in memory. */
const restart = () => {
  for (const name of ['opened-cookies', 'cookie-key']) {
    Reflect.deleteProperty(globalThis, Symbol.for(`claimcheck.${name}`));
  }
};

test('a sealed session opens again, also after a restart, and can’t be read in between', async () => {
  const one = { ...browser.newSession(), profile: 'mine', way: 'straight' as const };
  const sealed = await browser.sealSession(one);
  expect(await browser.openSession(sealed)).toEqual(one);
  restart();
  expect(await browser.openSession(sealed)).toEqual(one);
  expect(Buffer.from(sealed, 'base64').toString()).not.toContain(one.id);
});

test('no two browsers are the same', () => {
  expect(browser.newSession().id).not.toBe(browser.newSession().id);
});

test('a changed cookie is invalid', async () => {
  const sealed = await browser.sealSession(browser.newSession());
  const middle = Math.floor(sealed.length / 2);
  const changed = `${sealed.slice(0, middle)}${sealed[middle] === 'A' ? 'B' : 'A'}${sealed.slice(middle + 1)}`;
  expect(await browser.openSession(changed)).toBeNull();
});

test('a cookie from another program on localhost is invalid', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), async (text) => {
      expect(await browser.openSession(text)).toBeNull();
    }),
  );
});

describe('the key of the cookies', () => {
  const path = () => join(home, 'cookie-key');

  test.each([
    ['nothing', ''],
    ['a line feed', '\n'],
    ['a part of a key', 'abc'],
    ['a word of 43 characters and a line feed', `${'a'.repeat(43)}\n`],
  ])('is generated again if its file contains %s, which anyone could guess', async (_, text) => {
    await writeFile(path(), text);
    restart();
    await browser.sealSession(browser.newSession());
    expect(await readFile(path(), 'utf8')).toMatch(/^[\w-]{43}$/);
  });

  test.skipIf(process.platform === 'win32').each([0o644, 0o640, 0o604, 0o666])(
    'is generated again if others could have read it (mode %o), and is then readable only by its owner',
    async (mode) => {
      const sealed = await browser.sealSession(browser.newSession());
      const before = await readFile(path(), 'utf8');
      await chmod(path(), mode);
      restart();
      expect(await browser.openSession(sealed)).toBeNull();
      expect(await readFile(path(), 'utf8')).not.toBe(before);
      expect((await stat(path())).mode & 0o777).toBe(0o600);
    },
  );
});
