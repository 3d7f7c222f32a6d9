import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { createClient } from '@redis/client';
import { type Redis, redisMissing, startRedis } from '@/tests/redis';
import { type App, test as base, expect, startApp } from './app';
import { type Balancer, startBalancer } from './balancer';
import { type Provider, startProvider } from './misbehaving-provider';
import { act, action, configure, exchangeAndVerify, failure, press, start, step } from './steps';

/** Three replicas of one team server, which share only a Redis. */
type Team = {
  balancer: Balancer;
  provider: Provider;
  redis: Redis;
  replicas: App[];
  add: () => Promise<App>;
};

const secret = 'uZ8vQ2kY5nB1xC7mL4pR9tW3sD6fG0hJ';

const test = base.extend<{ team: Team }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  team: async ({}, use) => {
    const [balancer, provider, redis] = await Promise.all([startBalancer(), startProvider(), startRedis()]);
    const replicas: App[] = [];
    const add = async () => {
      const replica = await startApp({
        APP_URL: balancer.url,
        STORE_URL: redis.url,
        CLAIMCHECK_SECRET: secret,
        OIDC_DISCOVERY_URL: provider.issuer,
        OIDC_CLIENT_ID: provider.client.client_id,
        OIDC_CLIENT_SECRET: provider.client.client_secret,
      });
      replicas.push(replica);
      balancer.replicas.push(replica.url);
      return replica;
    };
    for (let replica = 0; replica < 3; replica += 1) await add();
    await use({ balancer, provider, redis, replicas, add });
    for (const replica of replicas) {
      expect(replica.log()).not.toMatch(/unhandled|uncaught/i);
      expect(replica.log()).not.toContain(secret);
      await replica.stop();
    }
    await Promise.all([balancer.stop(), provider.stop(), redis.stop()]);
  },
});
test.skip(redisMissing !== null, redisMissing ?? '');

const verified = (page: Page) => expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');

test('a sign-in starts at one replica, returns to another, is verified by a third, and is visible at all', async ({
  team: { balancer, provider, replicas },
  page,
}) => {
  const [one, two, three] = balancer.replicas as [string, string, string];
  balancer.send('/start', one);
  balancer.send('/callback', two);
  balancer.send('/runs', three);
  await page.goto(balancer.url);
  await start(page);
  await exchangeAndVerify(page);
  await verified(page);
  const by = (path: string) => balancer.served.findLast(({ request }) => request.startsWith(path))?.replica;
  expect([by('GET /start'), by('GET /callback'), by('POST /runs')]).toEqual([one, two, three]);
  for (const replica of balancer.replicas) {
    balancer.send('/runs', replica);
    await page.reload();
    await verified(page);
  }
  expect(provider.asked.filter((path) => path === '/token')).toHaveLength(1);
  for (const { home } of replicas) expect(await readdir(home)).toEqual([]);
});

test('sign-ins work with a random replica for each request, even if one is killed in between', async ({
  team: { balancer, replicas },
  page,
}) => {
  await page.goto(balancer.url);
  await start(page);
  await page.waitForURL(/\/runs\//);
  await replicas[0]?.kill();
  await exchangeAndVerify(page);
  await verified(page);
  const address = page.url();
  await replicas[1]?.kill();
  await page.goto(address);
  await verified(page);
});

test('a code is sent once: not again by a second press at another replica, nor after the sender was killed', async ({
  team: { balancer, provider, replicas, add },
  page,
  context,
}) => {
  await page.goto(balancer.url);
  await start(page);
  await page.waitForURL(/\/runs\//);
  const second = await context.newPage();
  await second.goto(page.url());
  provider.misbehave({ token: () => ({ body: () => {} }) });
  const sent = () => provider.asked.filter((path) => path === '/token');

  balancer.send('/runs', balancer.replicas[0] ?? '');
  const firstPress = page.getByRole('button', { name: 'Exchange', exact: true }).click({ noWaitAfter: true });
  await expect.poll(() => sent().length).toBe(1);
  balancer.send('/runs', balancer.replicas[1] ?? '');
  const secondPress = press(second, 'Exchange');
  await replicas[0]?.kill();
  await Promise.allSettled([firstPress, secondPress]);
  await expect(failure(step(second, 'Exchange'), 'answer-lost')).toBeVisible();
  expect(sent()).toHaveLength(1);
  await add();
  await second.reload();
  await expect(action(step(second, 'Exchange'), 'start-again')).toBeVisible();
});

test('two simultaneous presses at two replicas fetch the tokens once', async ({ team, page, context }) => {
  const { balancer, provider } = team;
  await page.goto(balancer.url);
  await start(page);
  await page.waitForURL(/\/runs\//);
  const run = page.url();
  const pages = [page, await context.newPage(), await context.newPage()];
  for (const each of pages) await each.goto(run);
  await Promise.all(pages.map((each) => press(each, 'Exchange')));
  for (const each of pages) await expect(step(each, 'Exchange')).toHaveAttribute('data-status', 'pass');
  expect(provider.asked.filter((path) => path === '/token')).toHaveLength(1);
});

/** Below the profiles, the list can create and manage profiles. */
const profilesIn = (page: Page) => page.locator('#profile option:not([value^="+"])');

test('own profiles belong to one browser, at every replica, and are in no file', async ({
  team,
  page,
  browser,
}) => {
  const { balancer, provider, replicas } = team;
  await page.goto(balancer.url);
  await configure(page, { discovery_url: provider.issuer, ...provider.client });
  for (const replica of balancer.replicas) {
    balancer.send('/', replica);
    await page.goto(balancer.url);
    await expect(profilesIn(page)).toHaveCount(2);
    await expect(step(page, 'Configure').locator('[data-secret="true"]')).toBeVisible();
  }
  const other = await (await browser.newContext()).newPage();
  await other.goto(balancer.url);
  await expect(profilesIn(other)).toHaveCount(1);
  await other.context().close();
  for (const { home } of replicas) expect(await readdir(home)).toEqual([]);
});

test('without its store, a replica reports it on every request, stays healthy, and continues when it is back', async ({
  team: { balancer, redis },
  page,
}) => {
  const [replica = ''] = balancer.replicas;
  await page.goto(balancer.url);
  const ask = (path: string) => fetch(`${replica}${path}`, { redirect: 'manual' });
  expect((await ask('/readyz')).status).toBe(200);
  await redis.stop();
  await expect.poll(async () => (await ask('/readyz')).status).toBe(503);
  expect((await ask('/healthz')).status).toBe(200);
  const answer = await page.goto(balancer.url);
  expect(answer?.status()).toBe(503);
  await expect(page.locator('body')).toContainText(/store/);
  for (const path of ['/start', '/callback?code=x&state=y', '/runs/x']) {
    expect((await ask(path)).status, path).toBe(503);
  }
  await redis.start();
  // No user presses anything, because the page reloads automatically.
  await expect(step(page, 'Configure')).toBeVisible();
  await start(page);
  await exchangeAndVerify(page);
  await verified(page);
});

test('a page that loses the store while it renders returns 503, and so does a route', async ({
  team,
  page,
}) => {
  const { balancer, redis } = team;
  await page.goto(balancer.url);
  const store = createClient({ url: redis.url });
  await store.connect();
  // It still answers a PING, so the failure occurs in the page itself.
  await store.aclSetUser('default', ['-zrange', '-eval']);
  const answer = await page.goto(`${balancer.url}/runs`);
  expect(answer?.status()).toBe(503);
  expect(answer?.headers()['retry-after']).toBeTruthy();
  await expect(page.locator('[data-failure=store-unavailable]')).toBeVisible();
  expect((await fetch(`${balancer.replicas[0]}/start`, { redirect: 'manual' })).status).toBe(503);
  expect((await fetch(`${balancer.replicas[0]}/readyz`)).status).toBe(503);
  await store.aclSetUser('default', ['+zrange', '+eval']);
  // No user presses anything, because the page reloads automatically.
  await expect(page.locator('[data-failure]')).toHaveCount(0);
  store.destroy();
});

test('data deleted at one replica is deleted at all, and none of it remains in the store', async ({
  team: { balancer, provider, redis },
  page,
}) => {
  await page.goto(balancer.url);
  await configure(page, { discovery_url: provider.issuer, ...provider.client });
  await start(page);
  await exchangeAndVerify(page);
  await verified(page);
  const run = page.url().replace(/#.*/, '');
  const store = createClient({ url: redis.url });
  await store.connect();
  expect(await store.dbSize()).toBeGreaterThan(2);
  await page.goto(`${balancer.url}/forget`);
  await expect(page.locator('[data-profiles="1"]')).toBeVisible();
  await act(page, 'forget-everything');
  await expect(page.locator('[data-page="forgotten"]')).toBeVisible();
  expect(await store.dbSize()).toBe(0);
  store.destroy();
  for (const replica of balancer.replicas) {
    balancer.send('/', replica);
    expect((await page.goto(run))?.status()).toBe(404);
  }
});
