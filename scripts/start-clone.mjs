import module from 'node:module';
import { basename, join } from 'node:path';
import { announce } from './announce.mjs';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { root } from './root.mjs';
import { placeOfApp, serve } from './serve.mjs';

/**
 * Installs, builds, and serves this clone, as far as each is needed. It's a single process, so stopping it stops
 * everything.
 * @param {{ dev?: boolean, json?: boolean, open?: boolean }} options
 */
export async function start({ dev = false, ...how }) {
  requireNode();
  const place = await placeOfApp();
  endWithNpm();
  await ensureInstalled({ dev });
  if (!dev) {
    const build = await ensureBuilt();
    // next.config.js reads it.
    process.env.CLAIMCHECK_BUILD = basename(build);
    // Absent before Node.js 22.8. It's 15% of a start. Not Node.js's own folder for it, which all users of a machine share.
    module.enableCompileCache?.(join(build, 'compiled'));
  }
  announce(await serve({ dev, dir: root, ...place }), how);
}
