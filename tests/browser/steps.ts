import { expect, type Locator, type Page } from '@playwright/test';
import { JwtVerifier } from 'aws-jwt-verify';

export const password = 'Demo-Passw0rd';

/** A section of the sign-in page. */
export const step = (page: Page, name: 'Configure' | 'Authorize' | 'Exchange' | 'Verify' | 'Use in Cube') =>
  page.getByRole('region', { name, exact: true });

// The words of a page change, and the IDs of its parts don't. So tests find a part by its ID.

/** A part of a page: `data-section`. */
export const section = (scope: Page | Locator, id: string) => scope.locator(`[data-section="${id}"]`);

/** A fold, or a part of a section: `data-part`. */
export const part = (scope: Page | Locator, id: string) => scope.locator(`[data-part="${id}"]`);

/** A message of a page: `data-note`. */
export const note = (scope: Page | Locator, id: string) => scope.locator(`[data-note="${id}"]`);

/** A button or link, by its action: `data-action`. */
export const action = (scope: Page | Locator, id: string) => scope.locator(`[data-action="${id}"]`);

export const act = (scope: Page | Locator, id: string) => action(scope, id).click();

/** Opens or closes a fold. */
export const unfold = (scope: Page | Locator, id: string) =>
  part(scope, id).locator('summary').first().click();

/** Opens a part of a sign-in page that the server draws only on request: `data-fold`. */
export async function show(
  page: Page,
  id: 'request' | 'help' | 'machine' | 'response' | 'checks' | 'paste' | 'session',
) {
  const link = page.locator(`[data-fold="${id}"]`);
  if ((await link.getAttribute('aria-expanded')) !== 'true') await link.click();
  await expect(link).toHaveAttribute('aria-expanded', 'true');
}

/** Presses a button of the settings menu. */
export async function settings(page: Page, name: 'presenter' | 'theme') {
  const menu = part(page, 'settings');
  if ((await menu.getAttribute('open')) === null) await menu.locator('summary').click();
  await menu.locator(`button[name="${name}"]`).click();
}

/** Shows the claims, the JSON, the token, or the HTTP log below the steps. */
export async function showTab(page: Page, tab: 'claims' | 'json' | 'token' | 'log') {
  const link = page.locator(`[data-tab="${tab}"]`);
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'true');
}

/** The claims of the token, below the steps. */
export const token = (page: Page) => section(page, 'token');

/** Waits until scripts run. Before that, a click can still load another page. */
export const alive = (page: Page) => expect(page.locator('html[data-alive]')).toHaveCount(1);

/** The explanation of a failure of this kind, or of any. */
export const failure = (scope: Page | Locator, kind?: string) =>
  scope.locator(kind === undefined ? '[data-failure]' : `[data-failure="${kind}"]`);

/** A failed check has its cause and its fix; the unit tests check the words. */
export async function expectExplained(check: Locator): Promise<void> {
  for (const id of ['cause', 'fix']) await expect(check.locator(`[data-part="${id}"]`)).toHaveText(/\w/);
}

/** The response of Refresh, UserInfo, or Revoke. */
export const result = (page: Page, id: 'refresh' | 'user-info' | 'revoke') =>
  page.locator(`[data-result="${id}"]`);

/** The card of a token, or of the session. */
export const card = (page: Page, id: 'id_token' | 'access_token' | 'refresh_token' | 'session') =>
  page.locator(`[data-card="${id}"]`);

/** The requests in the HTTP log with a URL that contains `part`. */
export const exchanges = (page: Page, part: string) => page.locator(`[data-exchange*="${part}"]`);

/** A copy button that has just copied. */
export const copied = (scope: Page | Locator) => scope.locator('[data-copied="true"]');

/** Cube's predicted response: with the check enforced, and in dev mode. */
export const outcome = (page: Page, id: 'enforced' | 'dev') => page.locator(`[data-outcome="${id}"]`);

/** The prediction in one line, in step five and on the page Cube. */
export const prediction = (scope: Page | Locator) => scope.locator('[data-predicted]');

/** A field of the Configuration dialog. */
export const field = (page: Page, name: string) => page.locator(`#configuration-${name}`);

/** The trigger that the demo pool runs, according to the page Lambda. */
export const poolTrigger = (page: Page, trigger: string) => page.locator(`[data-pool-trigger="${trigger}"]`);

/** The page of the demo pool. */
export const poolPage = ({ port }: { port: number }) => `http://127.0.0.1:${port + 1}/`;

export const way = (page: Page, name: 'step' | 'straight') =>
  page.locator(`input[name="way"][value="${name}"]`);

/** The login mode. */
export const chooseWay = (page: Page, name: 'step' | 'straight') => way(page, name).check();

export async function signIn(page: Page, username: string): Promise<void> {
  // The classic page has the form twice, once for another window width.
  await page.getByLabel('Username').filter({ visible: true }).fill(username);
  await page.getByLabel('Password').filter({ visible: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export const startLink = (page: Page) => page.getByRole('link', { name: 'Start', exact: true });

export const start = (page: Page) => startLink(page).click();

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A sign-in without stops, from the sign-in page to a valid verdict. */
export async function logInStraight(page: Page, url: string, username = 'alice'): Promise<void> {
  await page.goto(url);
  await chooseWay(page, 'straight');
  await start(page);
  await signIn(page, username);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
}

/** Presses Exchange, Next, and Verify, like the guide, until there is a verdict. */
export async function exchangeAndVerify(page: Page): Promise<void> {
  await press(page, 'Exchange');
  await press(page, 'Next');
  await press(page, 'Verify');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', /./);
}

/** Copies the id_token of the page; the button shows whether it is invalid. */
export async function copyIdToken(page: Page): Promise<string> {
  await alive(page);
  await page.getByRole('button', { name: /^Copy id_token( \(invalid\))?$/ }).click();
  await expect(copied(page).first()).toBeVisible();
  return await page.evaluate(() => navigator.clipboard.readText());
}

/** The claims of a token, verified by a third-party library. */
export async function verifyElsewhere(
  id_token: string,
  issuer: string,
  client_id: string,
  jwksUri = `${issuer}/.well-known/jwks.json`,
) {
  const verifier = JwtVerifier.create({ issuer, audience: client_id, jwksUri });
  const jwks = await fetch(jwksUri);
  verifier.cacheJwks(await jwks.json());
  return verifier.verifySync(id_token);
}

/** Fills the Configuration dialog like a user with a discovery URL, a client ID, and optionally a secret. */
export async function configure(
  page: Page,
  {
    discovery_url,
    client_id,
    client_secret,
  }: { discovery_url: string; client_id: string; client_secret?: string },
): Promise<void> {
  await press(page, 'Configuration');
  await page.getByLabel('Server Template').selectOption('Custom');
  await page.getByLabel('Discovery Document URL').fill(discovery_url);
  await press(page, 'Use Discovery Document');
  await expect(field(page, 'token_endpoint')).not.toHaveValue('');
  await page.getByLabel('OIDC Client ID').fill(client_id);
  if (client_secret !== undefined) await page.getByLabel('OIDC Client Secret').fill(client_secret);
  await press(page, 'Save');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Unfolds the tokens' cards, if they are folded. */
export async function openTokens(page: Page): Promise<void> {
  await show(page, 'session');
  await expect(section(page, 'tokens')).toBeVisible();
}

/** Refresh, next to the result and the remaining lifetime. */
export const refresh = (page: Page) =>
  action(page.getByRole('region', { name: 'Result' }), 'refresh').click();

/** More sign-ins of the user who has a session at the provider, each over HTTP alone. */
export async function signInMore(page: Page, url: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) {
    const answer = await page.request.get(`${url}/start?way=straight`);
    expect(new URL(answer.url()).pathname).toMatch(/^\/runs\//);
    expect(answer.ok()).toBe(true);
  }
}
