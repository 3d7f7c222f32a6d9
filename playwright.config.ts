import { defineConfig } from '@playwright/test';
import { installedChromium } from './scripts/chromium.mjs';

const executablePath = installedChromium();

export default defineConfig({
  testDir: 'tests/browser',
  globalSetup: './tests/browser/global-setup.ts',
  // Each worker runs its own app with its own data folder.
  fullyParallel: true,
  workers: 2,
  // Retries once in CI. A test that passes only then is reported as flaky, and counts as passed.
  retries: process.env.CI ? 1 : 0,
  // Generous, because a machine with two busy cores is slow.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  use: {
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    launchOptions: {
      // Otherwise, Playwright looks for the browser that it downloaded.
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Nothing outside of this machine, whatever a page requests.
        '--no-proxy-server',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
      ],
    },
  },
});
