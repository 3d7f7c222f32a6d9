import { basename } from 'node:path';
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
  // next.config.js reads it.
  if (!dev) process.env.CLAIMCHECK_BUILD = basename(await ensureBuilt());
  announce(await serve({ dev, dir: root, ...place }), how);
}
