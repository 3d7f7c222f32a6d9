import { defineConfig } from '@playwright/test';
import browser from '../../playwright.config';

/** `npm run screenshots` regenerates the README's screenshots in docs/screenshots/. */
export default defineConfig({
  ...browser,
  testDir: '.',
  testMatch: '*.shots.ts',
  globalSetup: [],
  workers: 1,
});
