import { writeFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../browser/app';
import { alive, chooseWay, copied, password, startLink } from '../browser/steps';
import { animatedPng, type Frame } from './animated-png';

const viewport = { width: 1024, height: 672 };
/** The image has the width of the other screenshots. */
const scale = 1.25;

test.use({ viewport, deviceScaleFactor: scale });

/** The whole page, or only a part that has changed since the last frame. */
async function shoot(page: Page, milliseconds: number, part?: Locator): Promise<Frame> {
  const { x, y, width, height } = part ? await around(part) : { x: 0, y: 0, ...viewport };
  const png = await page.screenshot({ clip: { x, y, width, height } });
  return { png, left: x * scale, top: y * scale, milliseconds };
}

/** The box of an element with room for the pointer, at whole pixels of the image: each fourth of the page's. */
async function around(element: Locator) {
  const box = await element.boundingBox();
  if (!box) throw new Error('It isn’t visible.');
  const x = Math.max(0, Math.floor(box.x / 4 - 2) * 4);
  const y = Math.max(0, Math.floor(box.y / 4 - 2) * 4);
  const right = Math.min(viewport.width, Math.ceil((box.x + box.width) / 4 + 4) * 4);
  const bottom = Math.min(viewport.height, Math.ceil((box.y + box.height) / 4 + 4) * 4);
  return { x, y, width: right - x, height: bottom - y };
}

/** Moves the mouse to an element, and draws the pointer, which a screenshot doesn't show, below its label. */
async function point(element: Locator): Promise<void> {
  await element.hover();
  await element.evaluate((target) => {
    const box = target.getBoundingClientRect();
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
    svg.setAttribute('width', '20');
    svg.setAttribute('height', '24');
    path.setAttribute('d', 'M2 1v18l4.5-4 3 7 3-1.3-3-6.7H16z');
    path.setAttribute('fill', '#000');
    path.setAttribute('stroke', '#fff');
    path.setAttribute('stroke-width', '1.5');
    svg.append(path);
    Object.assign(svg.style, {
      position: 'fixed',
      left: `${box.x + box.width * 0.7}px`,
      top: `${box.y + box.height - 10}px`,
      zIndex: '9999',
      pointerEvents: 'none',
    });
    document.body.append(svg);
  });
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`from Start to Copy, ${colorScheme}`, async ({ app, page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(app.url);
    await alive(page);
    await chooseWay(page, 'straight');
    await page.mouse.move(0, 0);
    const opening = await shoot(page, 1600);
    await point(startLink(page));
    const starting = await shoot(page, 900, startLink(page));
    await startLink(page).click();

    const username = page.getByLabel('Username').filter({ visible: true });
    await expect(username).toBeVisible();
    // Its last line ends at the edge.
    await page.evaluate(() => window.scrollTo(0, 16));
    const asked = await shoot(page, 900);
    const form = page.locator('form').filter({ has: username });
    await username.fill('alice');
    await page.getByLabel('Password').filter({ visible: true }).fill(password);
    const typed = await shoot(page, 700, form);
    const submit = page.getByRole('button', { name: 'Sign in' });
    await point(submit);
    const submitting = await shoot(page, 900, form);
    await submit.click();

    const copy = page.getByRole('button', { name: 'Copy id_token' });
    await expect(copy).toBeVisible();
    await alive(page);
    await page.mouse.move(0, 0);
    const result = await shoot(page, 2000);
    await point(copy);
    const card = page.locator('#result > :first-child');
    const pointed = await shoot(page, 700, card);
    await copy.click();
    await expect(copied(page).first()).toBeVisible();
    const done = await shoot(page, 2600, card);

    const frames: [Frame, ...Frame[]] = [opening, starting, asked, typed, submitting, result, pointed, done];
    await writeFile(`docs/screenshots/start-to-copy-${colorScheme}.png`, animatedPng(frames, 3));
  });
}
