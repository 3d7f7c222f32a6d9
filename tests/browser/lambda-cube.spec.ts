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
import { act, copyIdToken, exchangeAndVerify, poolTrigger, prediction, press, section, start } from './steps';

test('the guide’s whole path: its handler, a sign-in, Cube’s rejection, the fix, and one company’s rows', async ({
  app,
  cube,
  page,
}) => {
  await page.goto(`${app.url}/lambda`);
  await page.locator('#lambda-template').selectOption('guide');
  await press(page, 'Run');
  await expect(section(page, 'in-cube')).toHaveAttribute('data-rows', 'unreadable');
  await act(page, 'use-in-pool');
  await expect(poolTrigger(page, 'typed V1_0')).toBeVisible();

  await logIn(page, app, 'alice');
  await expect(prediction(page)).toHaveAttribute('data-predicted', '500');
  await copyIdToken(page);
  await openPlayground(page);
  expect(new URL(page.url()).origin).toBe(cube.url);
  await pasteIntoPlayground(page);
  await runInPlayground(page);
  await expect(page.getByText('Cannot create proxy with a non-object').first()).toBeVisible();

  await page.goto(`${app.url}/lambda`);
  await press(page, 'Run');
  await act(page, 'remedy');
  await act(page, 'use-in-pool');
  await expect(poolTrigger(page, 'typed V2_0')).toBeVisible();
  await page.goto(app.url);
  // The pool remembers the session, and shows no form.
  await start(page);
  await exchangeAndVerify(page);
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
