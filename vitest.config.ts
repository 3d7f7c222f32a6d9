import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // The marker package throws outside a React server build; the tests are the server here.
      'server-only': here('./tests/unit/server-only.ts'),
    },
  },
  test: {
    include: ['tests/unit/**/*.test.{ts,tsx}'],
    // On a busy machine everything takes its time, a process that is started above all.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
