import { expect, startApp, test } from './app';
import { field, password, step, verifyElsewhere, way } from './steps';

const client_id = '4demoweb7k2m9q4t6v8x1z3b5n';
const client_secret = '1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6';

/** Each entry is one action of a user, a click or a field, in order. */
async function take(actions: (() => Promise<unknown>)[]): Promise<number> {
  for (const each of actions) await each();
  return actions.length;
}

test('the first sign-in with your own pool takes 11 actions, and the next ones 2', async ({ page }) => {
  const app = await startApp();
  const visible = (name: string) => page.locator(`input[name="${name}"]`).filter({ visible: true });
  const copy = () => page.getByRole('button', { name: 'Copy id_token' }).click();
  const start = () => page.getByRole('link', { name: 'Start', exact: true }).click();
  const copied = async () =>
    verifyElsewhere(await page.evaluate(() => navigator.clipboard.readText()), app.pool, client_id);
  try {
    await page.goto(app.url);
    const first = await take([
      () => page.getByRole('button', { name: 'Configuration', exact: true }).click(),
      () => field(page, 'discovery_url').fill(`${app.pool}/.well-known/openid-configuration`),
      () => field(page, 'client_id').fill(client_id),
      () => field(page, 'client_secret').fill(client_secret),
      () => page.getByRole('button', { name: 'Save', exact: true }).click(),
      () => way(page, 'straight').check(),
      start,
      () => visible('username').fill('alice'),
      () => visible('password').fill(password),
      () => page.locator('input[type="submit"]').filter({ visible: true }).click(),
      copy,
    ]);
    expect(first).toBeLessThanOrEqual(11);
    expect(await copied()).toMatchObject({ 'cognito:username': 'alice' });

    await page.goto(app.url);
    const later = await take([start, copy]);
    expect(later).toBeLessThanOrEqual(2);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    await copied();
  } finally {
    await app.stop();
  }
});
