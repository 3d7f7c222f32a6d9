import { appendFileSync, copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildOfSources, sources } from '@/scripts/build.mjs';
import { expect, startApp, test } from './app';
import { alive, logInStraight, step } from './steps';

const build = basename(buildOfSources());

/** The processes that use the build come and go, and don't use the copy. */
const isLasting = (path: string): boolean => basename(dirname(path)) !== 'running';

/** A copy of this clone that is installed and built. */
async function copyClone(): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), 'claimcheck-clone-'));
  for (const name of [...sources, 'package.json', 'scripts', build])
    await cp(name, join(clone, name), { recursive: true, verbatimSymlinks: true, filter: isLasting });
  link('node_modules', join(clone, 'node_modules'));
  return clone;
}

/** The packages are too large to copy, and nothing writes to them. */
function link(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) link(source, target);
    else if (entry.isFile()) {
      try {
        linkSync(source, target);
      } catch {
        // The folder for temporary files can be another file system.
        copyFileSync(source, target);
      }
    }
  }
}

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

test('after a change, two more starts build once, and the first app keeps all its files', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const clone = await copyClone();
  const first = await startApp({}, undefined, clone);
  const apps = [first];
  try {
    await page.goto(`${first.url}/inspect`);
    await alive(page);
    appendFileSync(join(clone, 'app/globals.css'), '\n.second-start { color: red; }\n');
    const starts = await Promise.allSettled([1, 2].map(() => startApp({}, undefined, clone)));
    apps.push(...starts.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])));
    expect(starts.map((each) => (each.status === 'rejected' ? each.reason : 'started'))).toEqual([
      'started',
      'started',
    ]);
    const builds = readdirSync(clone).filter((name) => /^\.next-[0-9a-f]{12}$/.test(name));
    expect(builds).toHaveLength(2);
    expect(builds).toContain(build);

    const folder = join(clone, build, 'static');
    const served = files(folder);
    expect(served.length).toBeGreaterThan(50);
    for (const path of served) {
      const url = `/_next/static/${path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')}`;
      const response = await fetch(`${first.url}${url}`);
      expect(response.status, path).toBe(200);
      expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(folder, path))), path).toBe(
        true,
      );
    }

    const loaded: [url: string, status: number][] = [];
    page.on('response', (response) => {
      if (response.url().includes('/_next/')) loaded.push([response.url(), response.status()]);
    });
    // The palette and the editor load only when they're needed, and the server renders these pages for the first time.
    await page.keyboard.press('ControlOrMeta+K');
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(loaded.length).toBeGreaterThan(0);
    await page.goto(`${first.url}/lambda`);
    await expect(page.getByRole('textbox', { name: 'Handler' })).toBeVisible();
    await logInStraight(page, first.url);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    expect(loaded.filter(([, status]) => status !== 200 && status !== 304)).toEqual([]);

    await page.goto(apps.at(-1)?.url ?? '');
    const styles = await page
      .locator('link[rel="stylesheet"]')
      .evaluateAll((links) =>
        Promise.all(links.map(async (link) => (await fetch((link as HTMLLinkElement).href)).text())),
      );
    expect(styles.join('')).toContain('.second-start');
  } finally {
    for (const app of apps) await app.stop();
    await rm(clone, { recursive: true });
  }
});
