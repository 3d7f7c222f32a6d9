import type { Page } from '@playwright/test';
import type { ModuleName } from '../peers/conformance/modules';
import { type ConformanceProvider, startConformanceProvider } from '../peers/conformance/provider';
import { type App, expect, startApp, test } from './app';
import { act, openTokens, refresh, step } from './steps';

// A few modules of the conformance suite, as a user sees them. The rest is in tests/unit/server/login.

async function withModule(
  module: ModuleName,
  use: (app: App, provider: ConformanceProvider) => Promise<void>,
): Promise<void> {
  const provider = await startConformanceProvider(module);
  const app = await startApp({
    OIDC_DISCOVERY_URL: provider.issuer,
    OIDC_CLIENT_ID: provider.client.client_id,
    OIDC_CLIENT_SECRET: provider.client.client_secret,
    OIDC_SCOPE: 'openid',
  });
  try {
    await use(app, provider);
  } finally {
    await app.stop();
    provider.stop();
  }
}

/** The whole sign-in: the provider requires no password. */
const signIn = (page: Page, app: App) => page.goto(`${app.url}/start?way=straight`);
const verify = (page: Page) => step(page, 'Verify');

test('oidcc-client-test and oidcc-client-test-rp-init-logout', async ({ page }) => {
  await withModule('oidcc-client-test', async (app, provider) => {
    await signIn(page, app);
    await expect(verify(page)).toHaveAttribute('data-verdict', 'valid');
    await openTokens(page);
    await act(page, 'sign-out');
    await expect(page.locator('main')).toHaveAttribute('data-state', 'signed-out');
    expect(provider.asked('/logout')).toHaveLength(1);
  });
});

test('oidcc-client-test-rp-init-logout-other-state', async ({ page }) => {
  await withModule('oidcc-client-test-rp-init-logout-other-state', async (app) => {
    await signIn(page, app);
    await openTokens(page);
    await act(page, 'sign-out');
    await expect(page.locator('main')).toHaveAttribute('data-state', 'unconfirmed');
  });
});

test('oidcc-client-test-kid-absent-single-jwks', async ({ page }) => {
  await withModule('oidcc-client-test-kid-absent-single-jwks', async (app) => {
    await signIn(page, app);
    await expect(verify(page)).toHaveAttribute('data-verdict', 'valid');
  });
});

test('oidcc-client-test-nonce-invalid', async ({ page }) => {
  await withModule('oidcc-client-test-nonce-invalid', async (app) => {
    await signIn(page, app);
    await expect(verify(page)).toHaveAttribute('data-verdict', 'invalid');
    await expect(verify(page).locator('[data-check="nonce"]')).toHaveAttribute('data-status', 'fail');
  });
});

test('oidcc-client-test-refresh-token-invalid-sub', async ({ page }) => {
  await withModule('oidcc-client-test-refresh-token-invalid-sub', async (app, provider) => {
    await signIn(page, app);
    await expect(verify(page)).toHaveAttribute('data-verdict', 'valid');
    await refresh(page);
    await expect(verify(page)).toHaveAttribute('data-verdict', 'invalid');
    await expect(verify(page).locator('[data-check="continuity-sub"]')).toHaveAttribute(
      'data-status',
      'fail',
    );
    expect(provider.asked('/userinfo')).toEqual([]);
  });
});
