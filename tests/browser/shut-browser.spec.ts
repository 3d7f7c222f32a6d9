import { expect } from './app';
import { answersTo, launchOptions, openRebound, openSandbox } from './attacker';
import { chooseWay, press, signIn, start, step } from './steps';
import { embedAll, expectUntouched, sendAll, test } from './victim';

test.use({ launchOptions });

test('the attackers’ requests below have an effect when the app’s own page sends them', async ({
  app,
  context,
  victim,
}) => {
  const own = await context.newPage();
  await own.goto(`${app.url}/inspect`);
  const read = await sendAll(own, app.url, victim);
  expect(read.filter((each) => each.startsWith('200 ')).length).toBeGreaterThan(15);
  await victim.page.reload();
  await expect(victim.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(step(victim.page, 'Exchange')).toHaveAttribute('data-status', 'pass');
});

const elsewhere: [who: string, host: (other: number) => string, sandboxed: boolean][] = [
  ['another port of localhost', (other) => `localhost:${other}`, false],
  ['another name of this machine', (other) => `127.0.0.1:${other}`, false],
  ['another site', (other) => `evil.example:${other}`, false],
  ['a sandboxed frame, which sends Origin: null', (other) => `localhost:${other}`, true],
];

for (const [who, host, sandboxed] of elsewhere) {
  test(`${who} gets nothing and changes nothing`, async ({ app, context, victim, other }) => {
    const page = await context.newPage();
    await page.goto(`http://${host(other.port)}/`);
    const at = sandboxed ? await openSandbox(page) : page;
    const answers = await answersTo(at, app.url);
    expect(await sendAll(at, app.url, victim)).toEqual([]);
    expect(await embedAll(at, app.url, victim)).toEqual([]);
    expect(answers.size).toBeGreaterThan(80);
    expect([...answers].filter(([, status]) => status !== 403)).toEqual([]);
    await expectUntouched(victim);
  });
}

test('a form of another page, and its links to URLs that change something, are rejected', async ({
  app,
  context,
  victim,
  other,
}) => {
  const page = await context.newPage();
  for (const [path, method, enctype] of [
    [`${victim.run}/exchange`, 'post', 'application/x-www-form-urlencoded'],
    [`${victim.run}/verify`, 'post', 'text/plain'],
    ['/', 'post', 'multipart/form-data'],
    ['/start', 'get', ''],
  ]) {
    await page.goto(`http://localhost:${other.port}/`);
    const answered = page.waitForResponse((response) => response.url().startsWith(app.url));
    const arrived = page.waitForURL(`${app.url}${path}**`);
    await page.evaluate(
      ([action, method, enctype, name]) => {
        const form = document.createElement('form');
        Object.assign(form, { action, method, enctype });
        form.innerHTML = `<input name="${name}" value=""><input name="theme" value="dark">`;
        document.body.append(form);
        form.submit();
      },
      [app.url + path, method, enctype, `$ACTION_ID_${victim.action}`],
    );
    expect((await answered).status(), path).toBe(403);
    await arrived;
  }
  await expectUntouched(victim);
});

test('a frame shows nothing of the app, and a window opened on it can’t be accessed', async ({
  app,
  context,
  victim,
  other,
}) => {
  const page = await context.newPage();
  await page.goto(`http://localhost:${other.port}/`);
  const framed = page.waitForResponse((response) => response.url() === app.url + victim.run);
  await page.setContent(`<iframe src="${app.url}${victim.run}"></iframe>`);
  expect((await framed).status()).toBe(403);
  const opening = context.waitForEvent('page');
  await page.evaluate((address) => {
    Object.assign(window, { opened: window.open(address) });
  }, app.url + victim.run);
  const opened = await opening;
  await expect(step(opened, 'Authorize')).toHaveAttribute('data-status', 'pass');
  expect(await opened.evaluate(() => window.opener)).toBeNull();
  expect(await page.evaluate(() => (window as unknown as { opened: Window }).opened.closed)).toBe(true);
});

for (const host of ['rebind.example', '127.0.0.1.nip.io', '0.0.0.0']) {
  test(`a name that an attacker has pointed here (${host}) gets no response`, async ({
    app,
    context,
    victim,
  }) => {
    const origin = `http://${host}:${app.port}`;
    const page = await openRebound(context, origin);
    const answers = await answersTo(page, origin);
    // To the browser, all of it is one site, so the script could read every response.
    const read = await sendAll(page, origin, victim);
    expect(read.length).toBeGreaterThan(50);
    for (const each of read) expect(each).toMatch(/^421 /);
    expect(await embedAll(page, origin, victim)).toEqual([]);
    expect(answers.size).toBeGreaterThan(80);
    expect([...answers].filter(([, status]) => status !== 421)).toEqual([]);
    expect((await page.goto(`${origin}/`))?.status()).toBe(421);
    expect(await context.cookies(origin)).toEqual([]);
    await expectUntouched(victim);
  });
}

test('the URL of a page, and its content, is not sent to another site', async ({ app, page }) => {
  const told: (string | undefined)[] = [];
  await page.goto(app.url);
  await chooseWay(page, 'step');
  page.on('request', (request) => {
    if (!request.url().startsWith(app.url)) told.push(request.headers().referer);
  });
  await start(page);
  await page.waitForURL(/oauth2|login/);
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]).toBeUndefined();
  await signIn(page, 'alice');
  await press(page, 'Exchange');
  await page.evaluate((elsewhere) => fetch(elsewhere, { mode: 'no-cors' }).catch(() => {}), app.pool);
  for (const each of told) expect(each ?? '').not.toContain(app.url);
});

test('no text becomes markup or code in a page, no matter who writes it there', async ({ app, page }) => {
  await page.goto(app.url);
  await expect(page.getByRole('button', { name: 'Configuration' })).toBeEnabled();
  const done = await page.evaluate(async () => {
    // The test's own code can evaluate text. The page's later code must not.
    await new Promise((resolve) => setTimeout(resolve));
    const attempts: Record<string, () => unknown> = {
      markup: () => {
        document.body.innerHTML = '<b>made</b>';
      },
      evaluation: () => new Function('return 1')(),
      policy: () =>
        (
          globalThis as unknown as {
            trustedTypes: { createPolicy: (name: string, rules: object) => unknown };
          }
        ).trustedTypes.createPolicy('another', { createHTML: (text: string) => text }),
      ...Object.fromEntries(
        [
          'https://evil.example/x.js',
          '/icon.svg',
          'data:text/javascript,1',
          '//evil.example/_next/static/x.js',
        ].map((address) => [
          address,
          () => {
            document.createElement('script').src = address;
          },
        ]),
      ),
    };
    return Object.entries(attempts).flatMap(([name, attempt]) => {
      try {
        attempt();
        return [name];
      } catch {
        return [];
      }
    });
  });
  expect(done).toEqual([]);
});
