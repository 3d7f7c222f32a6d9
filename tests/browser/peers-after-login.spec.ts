import type { Page } from '@playwright/test';
import { expect } from './app';
import { test as base, basic, type Registered } from './peers/fixtures';
import { signInAndConsent } from './peers/oidc-provider';
import {
  act,
  action,
  card,
  chooseWay,
  failure,
  openTokens,
  part,
  refresh,
  result,
  start,
  step,
  token,
} from './steps';

// What comes after a login, against a certified provider: the demo pool only knows our own reading.

/** `loggedIn`: a page on which alice has just logged in, with the client that is registered. */
const test = base.extend<{ loggedIn: Page }>({
  loggedIn: async ({ configured: page }, use) => {
    await chooseWay(page, 'straight');
    await start(page);
    await signInAndConsent(page, 'alice');
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    await openTokens(page);
    await use(page);
  },
});

// Each test waits for two programs to start, and on a busy machine that takes a while.
test.slow();

const clients: Registered[] = [
  basic,
  { ...basic, token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'ES256' },
  { token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'PS256' },
];

for (const registered of clients) {
  const { token_endpoint_auth_method: method, id_token_signed_response_alg: alg } = registered;
  test.describe(`oidc-provider, ${method}, ${alg}`, () => {
    test.use({ registered });

    test('refresh tokens rotate, and the newest is the one that is sent and revoked', async ({
      provider,
      loggedIn: page,
    }) => {
      // One that was used before would make the provider revoke everything.
      for (const _ of ['once', 'again']) {
        await refresh(page);
        await expect(result(page, 'refresh').locator('[data-rotation]')).toHaveAttribute(
          'data-rotation',
          'new',
        );
        await expect(part(result(page, 'refresh'), 'continuity')).toBeVisible();
        await expect(result(page, 'refresh').locator('[data-status="fail"]')).toHaveCount(0);
        await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
      }
      await expect.poll(provider.log).toContain(`refresh_token: client authenticated by ${method}`);
      // A page after Refresh has the tokens folded away.
      await openTokens(page);
      await act(page, 'user-info');
      await expect(result(page, 'user-info').locator('[data-check="sub"]')).toContainText('alice');
      await act(card(page, 'refresh_token'), 'revoke');
      await expect(result(page, 'revoke').locator('[data-outcome="revoked"]')).toBeVisible();
      // The button says why it can't be used; a press on a page that was left open is explained.
      await expect(action(page, 'refresh').first()).toBeDisabled();
      await page.request.post(`${page.url().split(/[?#]/)[0]}/refresh`);
      await page.reload();
      await expect(failure(result(page, 'refresh'))).toContainText('invalid_grant');
      await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    });
  });
}

test.describe('oidc-provider without rotation', () => {
  test.use({ rotates: false });

  test('the refresh token that comes back again isn’t an echo, and is sent again', async ({
    loggedIn: page,
  }) => {
    for (const _ of ['once', 'again']) {
      await refresh(page);
      await expect(result(page, 'refresh').locator('[data-rotation]')).toHaveAttribute(
        'data-rotation',
        'same',
      );
    }
  });
});

test.describe('oidc-provider with signed userInfo', () => {
  test.use({ registered: { ...basic, userinfo_signed_response_alg: 'ES256' } });

  test('the JWT is recognised, and its signature, issuer and audience are checked', async ({
    loggedIn: page,
  }) => {
    await act(page, 'user-info');
    await expect(result(page, 'user-info').locator('[data-form="jws"]')).toBeVisible();
    for (const check of ['sub', 'signature', 'iss', 'aud']) {
      await expect(result(page, 'user-info').locator(`[data-check="${check}"]`)).toHaveAttribute(
        'data-status',
        'pass',
      );
    }
  });
});

test('oidc-provider: Sign out is RP-initiated, comes back with its state, and ends the session', async ({
  own,
  provider,
  loggedIn: page,
}) => {
  const asked = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/session/end?`));
  await act(page, 'sign-out');
  const query = new URL((await asked).url()).searchParams;
  expect([...query.keys()].sort()).toEqual([
    'client_id',
    'id_token_hint',
    'post_logout_redirect_uri',
    'state',
  ]);
  await page.getByRole('button', { name: 'Yes, sign me out' }).click();
  await page.waitForURL(`${own.url}/signed-out?state=${query.get('state')}`);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'signed-out');
  await act(page, 'start-again');
  await expect(page.getByPlaceholder('Enter any login')).toBeVisible();
  // Anyone who opens the address with another state has not come back from that sign-out.
  await page.goto(`${own.url}/signed-out?state=another`);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'unconfirmed');
});

test('oidc-provider: Sign in as someone else asks with prompt=login past the session', async ({
  loggedIn: page,
}) => {
  await act(page, 'switch-user');
  await signInAndConsent(page, 'bob');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await expect(token(page)).toContainText('bob');
});
