import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Cube's own code beside ours: a stage of its own, since its packages are installed only for this. */
export default defineConfig({
  resolve: { alias: { '@': root, 'server-only': `${root}tests/unit/server-only.ts` } },
  test: {
    root,
    include: ['tests/cube/**/*.test.ts'],
    // A real Cube has much to load, and on a busy machine it loads for a minute or more.
    hookTimeout: 300_000,
    testTimeout: 60_000,
  },
});
