import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compares predictions with Cube's own code. A separate stage, because it needs additional packages. */
export default defineConfig({
  resolve: { alias: { '@': root, 'server-only': `${root}tests/unit/server-only.ts` } },
  test: {
    root,
    include: ['tests/cube/**/*.test.ts'],
    // On a busy machine, Cube takes a minute or more to load.
    hookTimeout: 300_000,
    testTimeout: 60_000,
  },
});
