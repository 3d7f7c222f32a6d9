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

// The steps after a sign-in, with a certified provider: the demo pool only has our own interpretation.

/** `loggedIn`: a page on which alice has just signed in, with the registered client. */
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

// Each test waits for two programs to start, which takes a while on a busy machine.
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
      // If one was used twice, the provider would revoke everything.
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
      // After Refresh, the page has the tokens folded.
      await openTokens(page);
      await act(page, 'user-info');
      await expect(result(page, 'user-info').locator('[data-check="sub"]')).toContainText('alice');
      await act(card(page, 'refresh_token'), 'revoke');
      await expect(result(page, 'revoke').locator('[data-outcome="revoked"]')).toBeVisible();
      // The button shows why it can't be used. Pressing it on an outdated page is explained.
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

  test('a refresh token that is returned again isn’t an echo, and is sent again', async ({
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

  test('the JWT is recognized, and its signature, issuer, and audience are checked', async ({
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

test('oidc-provider: Sign out is RP-initiated, returns with its state, and ends the session', async ({
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
  // A request for the URL with another state isn't the response to that sign-out.
  await page.goto(`${own.url}/signed-out?state=another`);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'unconfirmed');
});

test('oidc-provider: Switch user sends prompt=login, which ignores the session', async ({
  loggedIn: page,
}) => {
  await act(page, 'switch-user');
  await signInAndConsent(page, 'bob');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await expect(token(page)).toContainText('bob');
});
