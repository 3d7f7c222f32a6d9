import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, startApp, test } from './app';
import { type Provider, startProvider } from './misbehaving-provider';
import { act, chooseWay, logInStraight, prediction, section, start, step, unfold } from './steps';

// The user's own Cube: another guide, another claim, and their own configuration and model.

const tenant = 'https://app.example/tenant';
const api = 'https://cube.example';

/** Like Auth0: an access token for an API, with a URL as the name of each claim, and two audiences. */
async function startAuth0(): Promise<Provider> {
  const provider = await startProvider();
  let access = '';
  provider.misbehave({
    claims: ({ at_hash: _, ...claims }) => ({ ...claims, email: 'ada@example.com' }),
    id_token: async ({ header, payload }, { own }) => {
      const { iss, sub, exp, iat, aud } = JSON.parse(payload);
      const claims = {
        iss,
        sub,
        exp,
        iat,
        azp: aud,
        aud: [api, `${iss}/userinfo`],
        scope: 'openid',
        [tenant]: 'company1',
      };
      access = await own.sign({ ...header, typ: 'at+jwt' }, JSON.stringify(claims));
      return own.sign(header, payload);
    },
    token: (response) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...response, access_token: access }),
    }),
  });
  return provider;
}

function auth0Profile({ issuer, client }: Provider): string {
  const profile = {
    id: 'auth0',
    name: 'auth0',
    template: 'auth0',
    discovery_url: `${issuer}/.well-known/openid-configuration`,
    metadata: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    },
    client_id: client.client_id,
    client_authentication: 'client_secret_basic',
    scope: 'openid',
    extra_parameters: { audience: api },
    cube_url: 'http://localhost:4000',
  };
  const client_secrets = { auth0: client.client_secret };
  return JSON.stringify({ version: 1, selected: 'auth0', profiles: [profile], client_secrets });
}

test('Cube’s Auth0 guide: the access token, its API as audience, a claim named by a URL', async ({
  page,
}) => {
  const provider = await startAuth0();
  const app = await startApp();
  try {
    await writeFile(join(app.home, 'profiles.json'), auth0Profile(provider), { mode: 0o600 });
    await page.goto(`${app.url}/?profile=auth0`);
    await chooseWay(page, 'straight');
    await start(page);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    await act(page, 'cube-details');
    await expect(page.locator('#cube-run')).toHaveValue(/ access_token$/);
    await expect(page.getByLabel('CUBEJS_JWT_AUDIENCE')).toHaveValue(api);
    await expect(page.getByLabel('CUBEJS_JWT_CLAIMS_NAMESPACE')).toHaveValue('');
    await expect(prediction(page)).toHaveAttribute('data-rows', 'unknown');
    await page.locator(`[data-candidate="['${tenant}']"]`).click();
    await act(page, 'predict');
    await expect(prediction(page)).toHaveAttribute('data-rows', 'own');
    await expect(prediction(page)).toContainText('company1');
    await expect(page.locator('[aria-invalid=true], [data-finding]')).toHaveCount(0);
    // Cube's result for the other token is also shown.
    const id_token = await page
      .locator('#cube-run option')
      .filter({ hasText: 'id_token' })
      .getAttribute('value');
    await page.locator('#cube-run').selectOption(id_token);
    await act(page, 'predict');
    await expect(prediction(page)).toHaveAttribute('data-predicted', '403');
  } finally {
    await app.stop();
    await provider.stop();
  }
});

const policies = `cubes:
  - name: orders
    sql_table: orders
    measures:
      - name: count
        type: count
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
      - name: company_id
        sql: company_id
        type: string
    access_policy:
      - group: "*"
        row_level:
          filters:
            - member: company_id
              operator: equals
              values: ["{ securityContext.company_id }"]
`;

const flattened = `module.exports = {
  contextToAppId: ({ securityContext }) => \`APP_\${securityContext?.company_id}\`,
  extendContext: ({ securityContext: s }) => ({ securityContext: { ...s, ...s?.['http://localhost:4000/'] } }),
};`;

const cube = (page: Page, name: string) => section(page, 'model').locator(`[data-cube="${name}"]`);

async function openCube(page: Page, app: App): Promise<void> {
  await logInStraight(page, app.url);
  await page.goto(`${app.url}/cube`);
  await expect(prediction(page)).toBeVisible();
}

test('a model with an access policy: the problem with the namespace, and its fix in cube.js', async ({
  app,
  page,
}) => {
  await openCube(page, app);
  // The demo's own Cube is 0.33, which doesn't have policies.
  await page.locator('#cube-model').fill(policies);
  await act(page, 'predict');
  await expect(section(page, 'model').locator('[data-problem="model"]')).toContainText('1.x');
  await page.locator('#cube-version').selectOption('1');
  await act(page, 'predict');
  await expect(cube(page, 'orders')).toHaveAttribute('data-rows', 'none');
  await expect(cube(page, 'orders')).toContainText('"undefined"');
  await expect(cube(page, 'orders').locator('[data-note="undefined-text"]')).toBeVisible();
  await page.locator('#cube-configuration').fill(flattened);
  await act(page, 'predict');
  await expect(section(page, 'configuration').locator('[data-hook="contextToAppId"]').first()).toBeVisible();
  await expect(cube(page, 'orders')).toHaveAttribute('data-rows', 'own');
  await expect(cube(page, 'orders')).toContainText('company1');
});

test('a model in JavaScript runs in the sandbox of a production build', async ({ app, page }) => {
  await openCube(page, app);
  await page
    .locator('#cube-model')
    .fill(
      "cube('orders', { sql: 'SELECT * FROM orders WHERE ' + SECURITY_CONTEXT.company_id.filter('company_id'), measures: { count: { type: 'count' } } })",
    );
  await act(page, 'predict');
  await expect(cube(page, 'orders')).toHaveAttribute('data-rows', 'own');
});

test('what if: the prediction uses the edited claims, and a test token is signed for them', async ({
  app,
  page,
}) => {
  await openCube(page, app);
  await page.locator('#cube-filter').fill('company_id');
  await act(page, 'predict');
  await unfold(page, 'what-if');
  const claims = page.locator('#what-if-claims');
  await expect(page.locator('[data-what-if="pass"]')).toBeVisible();
  const text = await claims.inputValue();
  await claims.fill(text.replaceAll('company1', 'company9'));
  await expect(page.locator('[data-what-if="pass"]')).toContainText('company9');
  await claims.fill('{');
  await expect(claims).toHaveAttribute('aria-invalid', 'true');
  await claims.fill(text.replaceAll('company1', 'company9'));
  await act(page, 'sign-token');
  const signed = await section(page, 'signed-token').locator('pre, code').first().innerText();
  await page.locator('#cube-run').selectOption('');
  await page.locator('#cube-token').fill(signed);
  await act(page, 'predict');
  await expect(prediction(page)).toHaveAttribute('data-rows', 'own');
  await expect(prediction(page)).toContainText('company9');
});

test('npm start -- --cube: the operator’s own file, reloaded for each prediction', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'claimcheck-cube-'));
  const file = join(folder, 'cube.js');
  const scopes = (list: string) => writeFile(file, `module.exports = { contextToApiScopes: () => ${list} };`);
  await scopes(`['meta']`);
  const app = await startApp({ CUBE_CONFIGURATION: file });
  try {
    await openCube(page, app);
    await expect(prediction(page)).toHaveAttribute('data-predicted', '403');
    await scopes(`['meta', 'data']`);
    await act(page, 'predict');
    await expect(prediction(page)).toHaveAttribute('data-predicted', '200');
  } finally {
    await app.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
