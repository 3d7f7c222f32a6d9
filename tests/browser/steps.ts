import { expect, type Page } from '@playwright/test';
import { JwtVerifier } from 'aws-jwt-verify';

export const password = 'Demo-Passw0rd';

/** A section of the page of the five steps. */
export const step = (page: Page, name: 'Configure' | 'Authorize' | 'Exchange' | 'Verify' | 'Use in Cube') =>
  page.getByRole('region', { name, exact: true });

export async function signIn(page: Page, username: string): Promise<void> {
  // The classic form is there twice, once for a window of another width.
  await page.getByLabel('Username').filter({ visible: true }).fill(username);
  await page.getByLabel('Password').filter({ visible: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

export const start = (page: Page) => page.getByRole('link', { name: 'Start', exact: true }).click();

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** A login without a stop, from the page of the five steps to a verdict that it is valid. */
export async function logInStraight(page: Page, url: string, username = 'alice'): Promise<void> {
  await page.goto(url);
  await page.getByLabel('straight through').check();
  await start(page);
  await signIn(page, username);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
}

/** Exchange, Next and Verify, as the guide has them pressed, until there is a verdict. */
export async function exchangeAndVerify(page: Page): Promise<void> {
  await press(page, 'Exchange');
  await press(page, 'Next');
  await press(page, 'Verify');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', /./);
}

export async function copyIdToken(page: Page): Promise<string> {
  await press(page, 'Copy id_token');
  await expect(page.getByText('Copied', { exact: false }).first()).toBeVisible();
  return await page.evaluate(() => navigator.clipboard.readText());
}

/** The claims of a token that verifies by a library that nobody here wrote. */
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

/** Fills the Configuration dialog as a person does who has a discovery URL, a client id and perhaps a secret. */
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
  await expect(page.getByLabel('Token Endpoint', { exact: true })).not.toHaveValue('');
  await page.getByLabel('OIDC Client ID').fill(client_id);
  if (client_secret !== undefined) await page.getByLabel('OIDC Client Secret').fill(client_secret);
  await press(page, 'Save');
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Unfolds the tokens' cards, where they are not yet. */
export async function openTokens(page: Page): Promise<void> {
  const cards = page.getByRole('region', { name: 'After the login' });
  if (!(await cards.getByRole('list').first().isVisible()))
    await cards.getByText('Tokens and session').click();
}

/** Refresh, beside the verdict and the time that is left. */
export const refresh = (page: Page) =>
  step(page, 'Verify').getByRole('button', { name: 'Refresh', exact: true }).click();
