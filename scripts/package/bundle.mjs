import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

/**
 * The command line as JavaScript for Node.js, with all of its dependencies except Playwright, which can't be bundled.
 * @param {string} target
 */
export async function bundleCli(target) {
  // In a fresh clone it's only there once the packages are installed.
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    resolve: {
      alias: {
        '@playwright/test': 'playwright-core',
        '@': root.replace(/\/$/, ''),
        // It guards code that Next.js bundles for a browser. Here, there is none.
        'server-only': join(root, 'scripts', 'package', 'nothing.mjs'),
      },
    },
    ssr: { noExternal: true, external: ['playwright-core'] },
    build: {
      ssr: join(root, 'cli', 'bin.ts'),
      outDir: target,
      target: 'node20',
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'claimcheck.mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  // Worker processes and threads are started from files.
  for (const name of ['handler-file-process.mjs'])
    cpSync(join(root, 'lib', 'server', 'pre-token', name), join(target, name));
}
