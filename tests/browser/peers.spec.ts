import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect } from './app';
import { basic, type Registered, test } from './peers/fixtures';
import { signInAndConsent } from './peers/oidc-provider';
import { configure, copyIdToken, exchangeAndVerify, press, start, step } from './steps';

// The same sign-in with a third-party provider: the demo pool only has our own interpretation.

// Each test waits for two programs to start, which takes a while on a busy machine.
test.slow();

const others: Registered[] = [
  { ...basic, token_endpoint_auth_method: 'client_secret_post', id_token_signed_response_alg: 'ES256' },
  { token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'PS256' },
  { ...basic, id_token_signed_response_alg: 'EdDSA' },
];

for (const registered of [basic, ...others]) {
  const { token_endpoint_auth_method, id_token_signed_response_alg } = registered;
  test.describe(`oidc-provider, ${token_endpoint_auth_method}, ${id_token_signed_response_alg}`, () => {
    test.use({ registered });

    test('a sign-in according to its metadata, including iss in the response, is valid', async ({
      own,
      client,
      provider,
      configured: page,
    }) => {
      await start(page);
      const callback = page.waitForRequest((request) => request.url().startsWith(`${own.url}/callback?`));
      await signInAndConsent(page, 'alice');
      expect(new URL((await callback).url()).searchParams.get('iss')).toBe(provider.issuer);
      await exchangeAndVerify(page);
      await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
      await expect.poll(provider.log).toContain(`client authenticated by ${token_endpoint_auth_method}`);
      const keys = createLocalJWKSet(await (await fetch(provider.jwks_uri)).json());
      const expected = { issuer: provider.issuer, audience: client.client_id };
      const { payload, protectedHeader } = await jwtVerify(await copyIdToken(page), keys, expected);
      expect([payload.sub, protectedHeader.alg]).toEqual(['alice', id_token_signed_response_alg]);
    });
  });
}

for (const [fault, iss] of [
  ['of another issuer', 'https://accounts.example.com'],
  ['without the iss that the metadata promises', null],
] as const) {
  test(`oidc-provider: a response ${fault} is refused, and no code is sent`, async ({
    own,
    provider,
    configured: page,
  }) => {
    const asked = page.waitForRequest((request) => request.url().startsWith(`${provider.issuer}/auth?`));
    await start(page);
    const state = new URL((await asked).url()).searchParams.get('state');
    const answer = new URLSearchParams({ code: 'mixed-up', state: state ?? '', ...(iss && { iss }) });
    await page.goto(`${own.url}/callback?${answer}`);
    await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
    const said = step(page, 'Authorize').getByRole('alert');
    await expect(said).toContainText(provider.issuer);
    await expect(said).toContainText(iss ?? 'iss');
    await expect(page.getByRole('button', { name: 'Exchange', exact: true })).toHaveCount(0);
    // Once its log has this request, all earlier ones are in it too.
    await fetch(`${provider.issuer}/last`);
    await expect.poll(provider.log).toContain('GET /last');
    expect(provider.log()).not.toContain('POST /token');
  });
}

test('oidc-provider: a sign-in that the user canceled there is shown with its own words', async ({
  configured: page,
}) => {
  await start(page);
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
  const said = step(page, 'Authorize').getByRole('alert');
  await expect(said).toContainText('access_denied');
  await expect(said).toContainText('End-User aborted interaction');
});

test('oidc-provider: an incorrect secret is shown with its own words', async ({
  own,
  client,
  provider,
  page,
}) => {
  await page.goto(own.url);
  await configure(page, { discovery_url: provider.discovery_url, ...client, client_secret: 'wrong' });
  await start(page);
  await signInAndConsent(page, 'alice');
  await press(page, 'Exchange');
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'fail');
  const said = step(page, 'Exchange').getByRole('alert');
  await expect(said).toContainText('invalid_client');
  await expect(said).toContainText('client authentication failed');
});
