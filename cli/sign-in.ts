import { chromium } from '@playwright/test';
import { explain } from '@/lib/run/explain';
import { makeDataFolder } from '@/lib/server/process/data-folder';
import { readEnvironment } from '@/lib/server/process/read-environment';
import { findProfile } from '@/lib/server/profiles/find-profile';
import { readGivenProfiles } from '@/lib/server/profiles/given-profiles';
import { browserProxy } from '@/login/browser-proxy';
import { logInByApi } from '@/login/by-api';
import { logInByBrowser } from '@/login/by-browser';
import { contextOf, makeReady, makeReadyForApi, type ReadyProfile } from '@/login/choose-profile';
import type { LoggedIn } from '@/login/finish';
import type { User } from '@/login/hosted-ui';
import { logIn } from '@/login/log-in';
import { inWords } from '@/login/words';
import { findChromium } from '@/scripts/chromium.mjs';
import { partEnvironment } from '@/scripts/needed-environment.mjs';
import { openBrowser } from '@/scripts/open-browser.mjs';
import { type Terminal, text, type Values } from './command';

const fault = (kind: Extract<LoggedIn, { ok: false }>['fault'], reason: string): LoggedIn => ({
  ok: false,
  fault: kind,
  reason,
});

/** Signs in with the named profile, in the user's own browser or in one without a window. */
export async function signIn(
  wanted: string,
  values: Values,
  timeout: number,
  terminal: Terminal,
): Promise<LoggedIn> {
  // The run of this sign-in has no other owner.
  process.env.STORE_URL = '';
  const variables = readEnvironment(process.env);
  if (!variables.ok) return fault('usage', variables.message);
  const given = readGivenProfiles();
  if (!given.ok) return fault('usage', given.message);
  try {
    await makeDataFolder();
  } catch (error) {
    return fault('machine', error instanceof Error ? error.message : 'unknown');
  }
  const found = await findProfile(wanted);
  if (!found.ok) return fault('usage', found.problem);
  const made = await (values.api === true ? makeReadyForApi : makeReady)(found.stored);
  if (!made.ok) return fault('provider', inWords(explain(made.failure, contextOf(found.stored))));
  if (values.api === true) return await byApi(made.ready, values, terminal);
  if (values.headless === true) return await headless(made.ready, values, timeout, terminal);
  return await logInByBrowser(made.ready, {
    timeout,
    someoneElse: values['someone-else'] === true,
    show: async (url) => {
      const opened = values['no-browser'] !== true && (await openBrowser(url));
      terminal.err(
        opened ? 'Continue in your browser…\n' : `Open this URL in a browser on this machine:\n${url}\n`,
      );
    },
  });
}

async function headless(
  ready: ReadyProfile,
  values: Values,
  timeout: number,
  terminal: Terminal,
): Promise<LoggedIn> {
  const user = await readUser(values, terminal);
  if (user === null) return noUser;
  const executablePath = await findChromium();
  if (!executablePath)
    return fault(
      'machine',
      'No Chromium was found. CLAIMCHECK_CHROMIUM can name one, and npx playwright install chromium downloads one.',
    );
  const browser = await chromium.launch({
    executablePath,
    headless: values.headed !== true,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...browserProxy(),
    env: partEnvironment(process.env).shared,
  });
  try {
    // A browser with no session at the provider, and with English as its language, like our own messages.
    const page = await browser.newPage({ locale: 'en-US' });
    return await logIn(page, ready, user, timeout);
  } finally {
    await browser.close();
  }
}

async function byApi(ready: ReadyProfile, values: Values, terminal: Terminal): Promise<LoggedIn> {
  const user = await readUser(values, terminal);
  if (user === null) return noUser;
  const { LOGIN_NEW_PASSWORD, LOGIN_MFA_CODE } = terminal.env;
  return await logInByApi(ready, {
    ...user,
    new_password: LOGIN_NEW_PASSWORD || null,
    mfa_code: LOGIN_MFA_CODE || null,
  });
}

/** `null` where the user name or the password is missing. */
async function readUser(values: Values, terminal: Terminal): Promise<User | null> {
  const username = text(values, 'user') ?? terminal.env.LOGIN_USERNAME;
  const password =
    values['password-stdin'] === true
      ? (await terminal.readInput())?.replace(/\r?\n$/, '')
      : terminal.env.LOGIN_PASSWORD;
  return username && password ? { username, password } : null;
}

const noUser = fault(
  'usage',
  'A user name and a password are needed: --user or LOGIN_USERNAME, and LOGIN_PASSWORD or --password-stdin.',
);
