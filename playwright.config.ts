import { defineConfig } from '@playwright/test';
import { installedChromium } from './scripts/chromium.mjs';

const executablePath = installedChromium();

export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/global-setup.ts',
  // Each worker runs an app of its own, with a data folder of its own.
  fullyParallel: true,
  workers: 2,
  // Once more where nobody watches: what passes only then is named as flaky, and counts as passed.
  retries: process.env.CI ? 1 : 0,
  // A machine with two busy cores is slow, not broken.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    launchOptions: {
      // Without one, Playwright looks for the browser that it downloaded itself.
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Nothing beyond this machine, whatever a page asks for.
        '--no-proxy-server',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    },
  },
});
