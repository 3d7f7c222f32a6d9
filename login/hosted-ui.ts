import type { Locator, Page } from '@playwright/test';

export type User = { username: string; password: string };

/** How a sign-in at the provider's pages ended, unless it threw. */
export type Ended =
  /** The browser was redirected to the app. */
  | { kind: 'left' }
  /** The pages rejected the user name or the password. */
  | { kind: 'refused'; said: string }
  /** They request something else: a code, a new password. */
  | { kind: 'more'; said: string }
  /** The provider sent its response as a form (response_mode=form_post). */
  | { kind: 'form-post' }
  /** They show an error instead of a form. */
  | { kind: 'stopped'; said: string }
  /** No known page appeared in time. */
  | {
      kind: 'late';
      waited_for: 'a field for the user name' | 'a field for the password' | 'the redirect to the app';
    };

/**
 * Signs in at the open page, like a user. Supports Cognito's Hosted UI (classic), which has the form twice with one of
 * them hidden, and managed login, which requests the user name first and may then offer several ways to sign in, of
 * which this uses the password. Field names are Cognito's. Any page with fields that a password manager recognizes
 * works too.
 * @param left settles when the browser was redirected to the app
 * @param timeout milliseconds for all of it
 */
export async function signIn(
  page: Page,
  user: User,
  left: Promise<unknown>,
  timeout: number,
): Promise<Ended> {
  const deadline = Date.now() + timeout;
  const see = parts(page);
  const next = <K extends string>(waits: Record<K, Locator>) => firstOf(left, waits, deadline);

  const { username, password, code, choice, alert, error } = see;
  const started = await next({ username, password, error });
  if (started === 'left') return { kind: 'left' };
  if (started === 'late') return { kind: 'late', waited_for: 'a field for the user name' };
  if (started === 'error') return { kind: 'stopped', said: await textOf(error) };

  if (started === 'username') await username.fill(user.username);
  if (!(await password.isVisible())) {
    await submit(username);
    let asked = await next({ password, alert, code, choice, error });
    if (asked === 'choice') {
      await choice.click();
      asked = await next({ password, alert, code, error });
    }
    if (asked === 'left') return { kind: 'left' };
    if (asked === 'late') return { kind: 'late', waited_for: 'a field for the password' };
    if (asked !== 'password') return await said(asked, see);
  }
  await password.fill(user.password);
  await submit(password);
  const ended = await next({ alert, code, error });
  if (ended === 'left') return { kind: 'left' };
  return ended === 'late' ? { kind: 'late', waited_for: 'the redirect to the app' } : await said(ended, see);
}

/** The possible content of a sign-in page, each with a selector. */
function parts(page: Page) {
  const seen = (selector: string) => page.locator(selector).filter({ visible: true }).first();
  return {
    username: seen('input[name="username"], input[autocomplete~="username"], input[type="email"]'),
    password: seen('input[type="password"]:not([autocomplete="new-password"])'),
    code: seen(
      'input[autocomplete="one-time-code"], input[autocomplete="new-password"], input[name*="code" i], input[name*="otp" i]',
    ),
    choice: page
      .locator('button, [role="button"], [role="radio"], label')
      .filter({ hasText: /^\s*(?:(?:sign in|continue) with )?(?:(?:a|your) )?password\s*$/i, visible: true })
      .first(),
    alert: seen('#loginErrorMessage, .errorMessage-customizable, [role="alert"]'),
    error: page
      .getByText(/Login pages unavailable|An error was encountered with the requested page/)
      .filter({ visible: true })
      .first(),
  };
}

async function said(what: 'alert' | 'code' | 'error', see: ReturnType<typeof parts>): Promise<Ended> {
  switch (what) {
    case 'alert':
      return { kind: 'refused', said: await textOf(see.alert) };
    case 'error':
      return { kind: 'stopped', said: await textOf(see.error) };
    case 'code':
      return { kind: 'more', said: await textOf(see.code.locator('xpath=ancestor::form[1]')) };
  }
}

/** The button of the field's own form, if it has one; buttons of other providers are in other forms. */
async function submit(field: Locator): Promise<void> {
  const buttons = field
    .locator('xpath=ancestor::form[1]')
    .locator('[type="submit"]')
    .filter({ visible: true });
  if ((await buttons.count()) === 1) await buttons.click();
  else await field.press('Enter');
}

/** The first of these to become visible, unless the browser leaves before. */
async function firstOf<K extends string>(
  left: Promise<unknown>,
  waits: Record<K, Locator>,
  deadline: number,
): Promise<K | 'left' | 'late'> {
  const timeout = Math.max(deadline - Date.now(), 1);
  const seen = Object.entries<Locator>(waits).map(([name, locator]) =>
    locator.waitFor({ timeout }).then(() => name as K),
  );
  // The others are rejected in the end, and so are all of them when the page is closed.
  return await Promise.race([left.then(() => 'left' as const), Promise.any(seen)]).catch(
    () => 'late' as const,
  );
}

/** On one line. */
const textOf = async (locator: Locator): Promise<string> =>
  (await locator.innerText({ timeout: 1_000 }).catch(() => '')).replaceAll(/\s+/g, ' ').trim();
