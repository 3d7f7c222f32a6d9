import { expect } from './app';
import {
  cellsInPlayground,
  logIn,
  openPlayground,
  pasteIntoPlayground,
  runInPlayground,
  switchToGuide,
  test,
} from './demo-cube';
import { act, copyIdToken, outcome, prediction, press, show, unfold } from './steps';

for (const [username, company, amount] of [
  ['alice', 'company1', '5'],
  ['bob', 'company2', '3'],
] as const) {
  test(`${username}: sign in, copy, paste into the Developer Playground, and see the rows of ${company}`, async ({
    app,
    cube,
    page,
  }) => {
    await logIn(page, app, username);
    await expect(prediction(page)).toHaveAttribute('data-rows', 'own');
    await expect(prediction(page)).toContainText(company);
    await copyIdToken(page);
    await openPlayground(page);
    expect(new URL(page.url()).origin).toBe(cube.url);
    await pasteIntoPlayground(page);
    await runInPlayground(page);
    await expect(await cellsInPlayground(page)).toHaveText([company, amount]);
  });
}

test("without a token, the Cube in dev mode shows every company's rows", async ({ cube, page }) => {
  await page.goto(`${cube.url}/#/build?query={"measures":["orders.count"],"dimensions":["orders.company"]}`);
  await runInPlayground(page);
  await expect(await cellsInPlayground(page)).toHaveText(['company1', '5', 'company2', '3']);
});

test('the console snippet stores the token where the Playground reads it', async ({ app, cube, page }) => {
  await logIn(page, app, 'bob');
  await show(page, 'paste');
  await press(page, 'Copy snippet');
  const snippet = await page.evaluate(() => navigator.clipboard.readText());
  await openPlayground(page);
  expect(new URL(page.url()).origin).toBe(cube.url);
  await Promise.all([page.waitForEvent('load'), page.evaluate(snippet)]);
  await expect(page.getByTestId('security-context-btn')).toHaveText('Edit Security Context');
  await runInPlayground(page);
  await expect(await cellsInPlayground(page)).toHaveText(['company2', '3']);
});

test('a token that Cube can’t read: the Playground shows the predicted error', async ({
  app,
  cube,
  page,
}) => {
  await switchToGuide(page, app, true);
  try {
    await logIn(page, app, 'bob');
    await expect(prediction(page)).toHaveAttribute('data-predicted', '500');
    await copyIdToken(page);
    const playground = await page
      .getByRole('link', { name: 'Developer Playground', exact: true })
      .getAttribute('href');
    await act(page, 'cube-details');
    await unfold(page, 'outcomes');
    const answer = await outcome(page, 'dev').getByText(/^500 /).innerText();
    const foretold: { error: string } = JSON.parse(answer.slice('500 '.length));
    await page.goto(playground ?? '');
    expect(new URL(page.url()).origin).toBe(cube.url);
    await pasteIntoPlayground(page);
    await runInPlayground(page);
    // The Playground doesn't show the error's type.
    await expect(page.getByText(foretold.error.replace('TypeError: ', '')).first()).toBeVisible();
  } finally {
    await switchToGuide(page, app, false);
  }
});
