import { expect, test } from '@playwright/test';
import { freePorts } from '../browser/free-ports';
import { act, configure, copyIdToken, logInStraight, section, verifyElsewhere } from '../browser/steps';
import { buildImage, type Container, contain, engine, startContainer } from './engine';

test.skip(engine === undefined, 'No container engine is running. Install Podman or Docker.');
// One image and one container, in this order.
test.describe.configure({ mode: 'serial' });

const client_id = '4demoweb7k2m9q4t6v8x1z3b5n';
const volume = `claimcheck-test-${process.pid}`;
let image: string;
let port: number;
let container: Container;

const start = async () => {
  container = await startContainer(image, port, volume);
  const { url } = container;
  await expect
    .poll(
      () =>
        fetch(`${url}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true);
};

test.beforeAll(async () => {
  test.setTimeout(1_800_000);
  image = await buildImage();
  port = await freePorts();
  await start();
});

test.afterAll(async () => {
  await contain('rm', '--force', container.id);
  await contain('volume', 'rm', '--force', volume);
});

test('a sign-in at the demo pool returns a token that others accept', async ({ page }) => {
  await logInStraight(page, container.url);
  const issuer = `${container.url.replace(String(port), String(port + 1))}/us-east-1_demo`;
  await verifyElsewhere(await copyIdToken(page), issuer, client_id);
});

test('the Lambda page runs a handler, and the policy blocks no part of it', async ({ page }) => {
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(`${container.url}/lambda`);
  await page.locator('#lambda-template').selectOption('guide');
  await act(page, 'run');
  await expect(section(page, 'result')).toBeVisible();
  await expect(page.locator('.cm-editor').first()).toBeVisible();
  expect(errors).toEqual([]);
});

test('it runs as a user that can’t change the server, with the licenses next to it', async () => {
  const inside = (script: string) => contain('exec', container.id, 'sh', '-c', script);
  expect(await inside('id -u')).toBe('1000');
  expect(await inside('test -w /app || test -w /app/server || echo no')).toBe('no');
  expect(await inside('stat -c %a /data')).toBe('700');
  expect(await inside('grep -c . /app/THIRD-PARTY-LICENSES.txt')).toMatch(/^\d{3,}$/);
  expect(await inside('node bin/claimcheck.mjs --version')).toMatch(/^\d+\.\d+\.\d+$/);
});

test('profiles outlive the container, and a signal stops it immediately', async ({ page }) => {
  const discovery_url = `http://localhost:${port + 1}/us-east-1_demo/.well-known/openid-configuration`;
  await page.goto(container.url);
  await configure(page, { discovery_url, client_id, client_secret: 'kept-in-the-volume' });
  await contain('stop', '--time', '20', container.id);
  // 137 would be a kill after the timeout.
  expect(['0', '143']).toContain(await contain('inspect', '--format', '{{.State.ExitCode}}', container.id));
  await contain('rm', container.id);
  await start();
  await page.goto(`${container.url}/profiles`);
  await expect(page.getByText('client secret saved').first()).toBeVisible();
});
