import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { explain } from '@/lib/run/explain';
import { makeHome } from '@/lib/server/process/home';
import { findChromium } from '@/scripts/chromium.mjs';
import { browserProxy } from './browser-proxy';
import { contextOf, findProfile, makeReady } from './choose-profile';
import type { User } from './hosted-ui';
import { type LoggedIn, logIn } from './log-in';
import { inWords, usage } from './words';

// `npm run login`, in the process that scripts/login.mjs starts. Standard output gets the id_token, or nothing.
const outcome = await run(process.argv.slice(2)).catch((error: unknown) => failed(messageOf(error)));
const [stream, text] = outcome.ok
  ? [process.stdout, outcome.id_token]
  : ([process.stderr, outcome.reason] as const);
// Once it is written: the demo pool, where it was opened for this, would go on listening.
stream.write(`${text}\n`, () => process.exit(outcome.ok ? 0 : 1));

async function run(args: string[]): Promise<LoggedIn> {
  const asked = readArguments(args);
  if (!asked) return failed(usage);
  const user = userOf(process.env);
  if (!user) return failed('LOGIN_USERNAME and LOGIN_PASSWORD are not both set: who shall log in?');
  const executablePath = await findChromium();
  if (!executablePath) {
    return failed(
      'No Chromium was found. CLAIMCHECK_CHROMIUM can name one, and npx playwright install chromium downloads one.',
    );
  }
  await makeHome();
  const found = await findProfile(asked.profile);
  if (!found.ok) return failed(found.problem);
  const made = await makeReady(found.stored);
  if (!made.ok) return failed(inWords(explain(made.failure, contextOf(found.stored))));

  const browser = await chromium.launch({
    executablePath,
    headless: !asked.headed,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    ...browserProxy(),
  });
  try {
    // A browser that nobody is logged in with; the provider's words in English, as ours are.
    const page = await browser.newPage({ locale: 'en-US' });
    return await logIn(page, made.ready, user, asked.timeout);
  } finally {
    await browser.close();
  }
}

function failed(reason: string): LoggedIn {
  return { ok: false, reason };
}

/** `timeout` in milliseconds. */
type Asked = { profile: string; timeout: number; headed: boolean };

/** `null` for what cannot be understood. */
function readArguments(args: string[]): Asked | null {
  try {
    const { profile, timeout, headed } = parseArgs({
      args,
      options: {
        profile: { type: 'string' },
        timeout: { type: 'string', default: '60' },
        headed: { type: 'boolean', default: false },
      },
    }).values;
    if (!profile || !/^[1-9]\d{0,3}$/.test(timeout)) return null;
    return { profile, timeout: Number(timeout) * 1000, headed };
  } catch {
    return null;
  }
}

function userOf({ LOGIN_USERNAME: username, LOGIN_PASSWORD: password }: NodeJS.ProcessEnv): User | null {
  return username && password ? { username, password } : null;
}

/** The first line: what Playwright adds to it is the log of a browser. */
function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.split('\n', 1).join() : 'unknown';
}
