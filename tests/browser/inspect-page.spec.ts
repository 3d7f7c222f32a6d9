import { differences, expect, fetchKeys, keys, test, token, tokenOf, verdict } from './inspecting';
import { strangersPem } from './issuer';
import { isSound } from './sound';
import { act, unfold } from './steps';

test('the header has a link to it, and it requires no sign-in', async ({ app, page }) => {
  await page.goto(app.url);
  await page.getByRole('link', { name: 'Inspect' }).click();
  await expect(page).toHaveURL(`${app.url}/inspect`);
  await expect(page.getByRole('link', { name: 'Inspect' })).toHaveAttribute('aria-current', 'page');
  await expect(token(page)).toBeVisible();
});

test('two tokens side by side: the difference between alice and bob', async ({ app, page }) => {
  const alice = await tokenOf(page, app.url, 'alice');
  const bob = await tokenOf(page, app.url, 'bob');
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(alice);
  await unfold(page, 'compare');
  await page.locator('#inspect-other').fill(`Bearer ${bob}`);
  const change = (name: string) =>
    differences(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) });
  await expect(change('4000/ › company_id')).toContainText('company1');
  await expect(change('4000/ › company_id')).toContainText('company2');
  await expect(change('4000/ › company_id')).toHaveAttribute('data-change', 'changed');
  await expect(change('cognito:username')).toContainText('bob');
  await expect(change('jti')).toBeHidden();
  await unfold(page, 'volatile');
  await expect(change('jti').first()).toBeVisible();
  await page.locator('#inspect-other').fill(alice);
  await expect(differences(page)).toHaveAttribute('data-changes', '0');
});

for (const width of [360, 1280]) {
  test(`${width} px wide: the page is sound in light and dark`, async ({ app, page, issuer }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${app.url}/inspect`);
    await isSound(page, 'empty');
    await token(page).fill(issuer.sign({ 'http://localhost:4000/': '{"tenant":"a"}', roles: ['x'] }));
    await isSound(page, 'decoded');
    await page.locator('#inspect-client_id').fill(issuer.client_id);
    await fetchKeys(page);
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
    await isSound(page, 'valid');
    await unfold(page, 'compare');
    await page
      .locator('#inspect-other')
      .fill(JSON.stringify({ id_token: issuer.sign({ email: 'a@b.example' }), access_token: issuer.sign() }));
    await keys(page).fill('https://issuer.example/');
    await page.locator('#inspect-clock_tolerance').fill('five');
    await act(page, 'verify');
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    await isSound(page, 'compared, with problems');
    await page.locator('#inspect-clock_tolerance').fill('0');
    await keys(page).fill(strangersPem());
    await act(page, 'verify');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
    await isSound(page, 'invalid');
    await token(page).fill('opaque');
    await isSound(page, 'nothing to decode');
  });
}
