import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Folders of lib without I/O, clock, or state. Their tests don't need isolated modules, which would take
 * three times as long as the tests themselves.
 */
const pure = ['authorize', 'configure', 'cube', 'demo-pool', 'exchange', 'http', 'json', 'oidc', 'pre-token'];
const pureTests = `tests/unit/{${[...pure, 'run', 'text', 'verify'].join(',')}}/**/*.test.ts`;

export default defineConfig({
  resolve: {
    alias: {
      '@': here('.'),
      // The marker package throws outside of a React server build, but tests run server code.
      'server-only': here('./tests/unit/server-only.ts'),
    },
  },
  test: {
    // On a busy machine, everything is slow, most of all starting a process.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', isolate: false, include: [pureTests] } },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [...configDefaults.exclude, pureTests],
        },
      },
    ],
  },
});
