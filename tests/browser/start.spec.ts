import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, startApp, test } from './app';
import { freePorts } from './free-ports';
import { step } from './steps';

test("the demo pool's port is taken: the app starts, and says that the pool is off", async ({ page }) => {
  const port = await freePorts();
  const other = createServer((_, response) => response.end('something else')).listen(port + 1, '127.0.0.1');
  await once(other, 'listening');
  const app = await startApp({}, port);
  try {
    expect(app.log()).toContain(`The demo pool is off: port ${port + 1} is taken.`);
    await page.goto(app.url);
    const configure = step(page, 'Configure');
    await expect(configure).toHaveAttribute('data-status', 'fail');
    await expect(configure).toContainText(String(port + 1));
    await expect(configure).toContainText('PORT');
  } finally {
    await app.stop();
    other.close();
  }
});

test("damaged keys of the demo pool are no one else's trouble", async ({ page }) => {
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  await writeFile(join(home, 'demo-pool-keys.json'), '{"id":{}}');
  const app = await startApp({ CLAIMCHECK_HOME: home });
  try {
    expect(app.log()).toContain('demo-pool-keys.json');
    expect((await page.goto(app.url))?.status()).toBe(200);
  } finally {
    await app.stop();
    await rm(home, { recursive: true });
  }
});

test('a folder that cannot be made ends the start with a sentence', async () => {
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  try {
    await writeFile(join(home, 'file'), '');
    await expect(startApp({ CLAIMCHECK_HOME: join(home, 'file', 'below') })).rejects.toThrow(
      /CLAIMCHECK_HOME/,
    );
  } finally {
    await rm(home, { recursive: true });
  }
});

test('it says where it is, and nothing of a secret', async ({ app }) => {
  expect(app.log()).toContain(`Claimcheck is ready: ${app.url}`);
  expect(app.log()).toContain(app.pool);
  expect(app.log()).not.toContain('secret');
});
