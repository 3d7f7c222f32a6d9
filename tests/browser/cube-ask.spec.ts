import type { Page } from '@playwright/test';
import { expect, startApp } from './app';
import { logIn, startDemoCube, switchToGuide, test } from './demo-cube';
import { freePorts } from './free-ports';
import { act, copyIdToken, exchanges, failure, outcome, section, showTab, step, unfold } from './steps';

const said = (page: Page) => section(page, 'real-cube');
const comparison = (page: Page, what: 'meta' | 'sql' | 'rows') => page.locator(`[data-comparison=${what}]`);

async function askFromTheFlow(page: Page): Promise<void> {
  await act(page, 'test-cube');
}

test('step five: the running Cube returns the predicted result, and the rows that it would read', async ({
  app,
  cube,
  page,
}) => {
  await logIn(page, app, 'bob');
  await askFromTheFlow(page);
  await expect(said(page)).toHaveAttribute('data-agrees', 'true');
  await expect(said(page)).toContainText('0.33.65');
  await expect(said(page)).toContainText(cube.url);
  await expect(said(page)).toHaveAttribute('data-enforced', 'false');
  await expect(comparison(page, 'rows')).toContainText('company_id = "company2"');
  // A reload sends no request and loses nothing.
  await page.reload();
  await expect(comparison(page, 'rows')).toContainText('company_id = "company2"');
  await showTab(page, 'log');
  await expect(exchanges(page, '/livez')).toHaveCount(1);
});

test('the HTTP log shows the request, and never the token', async ({ app, cube, page }) => {
  await logIn(page, app, 'alice');
  const token = await copyIdToken(page);
  await askFromTheFlow(page);
  await expect(said(page)).toBeVisible();
  expect(cube.log()).not.toContain(token);
  const id = /runs\/([\w-]+)/.exec(page.url())?.[1];
  const har = await (await page.request.get(`${app.url}/runs/${id}/har`)).text();
  expect(har).toContain('/cubejs-api/v1/sql');
  expect(har).not.toContain(token);
  // Cube's own token, which its Playground gets, is also a secret of the user.
  expect(har).not.toMatch(/"cubejsToken\\*":\\*"eyJ/);
});

test('a claim that is a string: the running Cube fails as predicted', async ({ app, cube, page }) => {
  await switchToGuide(page, app, true);
  try {
    await logIn(page, app, 'alice');
    await askFromTheFlow(page);
    await expect(said(page)).toHaveAttribute('data-agrees', 'true');
    await expect(said(page)).toContainText(cube.url);
    await expect(comparison(page, 'meta')).toContainText('200');
    await expect(comparison(page, 'sql').getByText(/^500 TypeError: Cannot create proxy/)).toHaveCount(2);
  } finally {
    await switchToGuide(page, app, false);
  }
});

test('without a running Cube, shows the command that starts the demo', async ({ page }) => {
  const app = await startApp({ CUBE_PORT: String(await freePorts()) });
  try {
    await logIn(page, app, 'alice');
    await askFromTheFlow(page);
    await expect(failure(step(page, 'Use in Cube'), 'unreachable')).toBeVisible();
    await expect(step(page, 'Use in Cube')).toContainText('npm run demo:cube');
  } finally {
    await app.stop();
  }
});

test('another audience, enforced: 403 predicted and returned, marked at its line, and in dev mode every row', async ({
  app,
  page,
}) => {
  const audience = 'http://localhost:3000';
  const cube = await startDemoCube(app, await freePorts(), {
    CUBE_ENFORCE: 'true',
    CUBEJS_JWT_AUDIENCE: audience,
  });
  try {
    await logIn(page, app, 'alice');
    await page.getByRole('link', { name: 'Cube', exact: true }).click();
    await page.getByLabel('CUBEJS_JWT_AUDIENCE').fill(audience);
    await act(page, 'predict');
    await unfold(page, 'outcomes');
    const enforced = outcome(page, 'enforced');
    await expect(enforced).toContainText('Invalid token');
    await expect(enforced).toContainText('jwt audience invalid');
    await expect(outcome(page, 'dev')).toHaveAttribute('data-rows', 'all');
    await expect(page.getByLabel('CUBEJS_JWT_AUDIENCE')).toHaveAttribute('aria-invalid', 'true');
    await page.locator('#cube-url').fill(cube.url);
    await act(page, 'test-cube');
    await expect(said(page)).toHaveAttribute('data-agrees', 'true');
    await expect(said(page)).toHaveAttribute('data-enforced', 'true');
    await expect(comparison(page, 'meta').getByText('403 Invalid token')).toHaveCount(2);
  } finally {
    await cube.stop();
  }
});

test('shows the difference to a Cube that has other settings than the page', async ({ app, cube, page }) => {
  await logIn(page, app, 'alice');
  await page.goto(`${app.url}/cube`);
  await page.locator('#cube-filter').fill('company_id');
  await page.getByLabel('CUBEJS_JWT_CLAIMS_NAMESPACE').fill('http://localhost:4000');
  await act(page, 'test-cube');
  await expect(said(page)).toHaveAttribute('data-agrees', 'false');
  await expect(said(page)).toContainText(cube.url);
  await expect(comparison(page, 'rows')).toHaveAttribute('data-agrees', 'false');
});
