import { defineConfig } from '@playwright/test';
import browser from '../../playwright.config';

/** `npm run test:container` builds the image of deploy/Dockerfile and signs in with it. Needs Podman or Docker. */
export default defineConfig({
  ...browser,
  testDir: '.',
  globalSetup: [],
  workers: 1,
  retries: 0,
  timeout: 180_000,
});
