import { defineConfig } from '@playwright/test';
import browser from '../../playwright.config';

/** `npm run screenshots` makes the pictures of the README again, in docs/screenshots/. */
export default defineConfig({
  ...browser,
  testDir: '.',
  testMatch: '*.shots.ts',
  globalSetup: [],
  workers: 1,
});
