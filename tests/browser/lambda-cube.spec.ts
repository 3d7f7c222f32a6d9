import { expect } from './app';
import {
  cellsInPlayground,
  logIn,
  openPlayground,
  openTokenTab,
  pasteIntoPlayground,
  runInPlayground,
  test,
} from './demo-cube';
import { copyIdToken, press, step } from './steps';

test("the guide's whole way: its handler, a login, Cube's refusal, the remedy, and one company's rows", async ({
  app,
  cube,
  page,
}) => {
  await page.goto(`${app.url}/lambda`);
  await page.getByLabel('Begin with').selectOption('guide');
  await press(page, 'Run');
  await expect(page.getByRole('region', { name: 'In Cube' })).toContainText('It is no object');
  await press(page, 'Use in the demo pool');
  await expect(page.getByText('The demo pool runs this handler as V1_0')).toBeVisible();

  await logIn(page, app, 'alice');
  await expect(step(page, 'Use in Cube')).toContainText('Cube answers 500');
  await copyIdToken(page);
  await openPlayground(page);
  expect(new URL(page.url()).origin).toBe(cube.url);
  await pasteIntoPlayground(page);
  await runInPlayground(page);
  await expect(page.getByText('Cannot create proxy with a non-object').first()).toBeVisible();

  await page.goto(`${app.url}/lambda`);
  await press(page, 'Run');
  await press(page, 'Let V2_0 write an object');
  await press(page, 'Use in the demo pool');
  await expect(page.getByText('The demo pool runs this handler as V2_0')).toBeVisible();
  await page.goto(app.url);
  // The pool remembers who logged in, and asks nobody.
  await page.getByRole('link', { name: 'Start', exact: true }).click();
  await press(page, 'Exchange');
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'pass');
  await copyIdToken(page);
  await openPlayground(page);
  const dialog = await openTokenTab(page);
  await dialog.locator('form button:has(.anticon-edit)').click();
  await dialog.getByTestId('security-context-token-input').press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await dialog.locator('form button[type=submit]').click();
  await runInPlayground(page);
  await expect(await cellsInPlayground(page)).toHaveText(['company1', '5']);
});
