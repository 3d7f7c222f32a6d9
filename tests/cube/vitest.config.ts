import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Cube's own code beside ours: a stage of its own, since its packages are installed only for this. */
export default defineConfig({
  resolve: { alias: { '@': root, 'server-only': `${root}tests/unit/server-only.ts` } },
  test: { root, include: ['tests/cube/**/*.test.ts'], fileParallelism: true },
});
