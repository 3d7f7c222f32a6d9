import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@/tests/browser/free-ports';
import { startChild } from '../child';
import type { Measure } from '../measure';

/**
 * `npm start` in a new clone of what is committed: it installs, builds, and starts. npm's cache is warm, because the
 * packages of this clone were installed before.
 */
export const freshClone: Measure = {
  title: 'npm start in a fresh clone',
  bare: 'nothing: most of it is npm and Next.js',
  async run({ long }) {
    if (!long) return { skipped: 'It takes half a minute, so it’s only measured with --long.' };
    const folder = mkdtempSync(join(tmpdir(), 'claimcheck-clone-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const clone = join(folder, 'claimcheck');
    execFileSync('git', ['clone', '--quiet', process.cwd(), clone]);
    const port = await freePorts();
    const app = await startChild({
      file: join(clone, 'scripts', 'start.mjs'),
      env: { PORT: String(port), CLAIMCHECK_HOME: join(folder, 'home') },
      ready_url: `http://localhost:${port}/`,
    });
    await app.stop();
    rmSync(folder, { recursive: true });
    return [{ name: 'First page', app: app.ready_ms / 1000, unit: 's', aim: { of: 'figure', most: 30 } }];
  },
};
