import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { announce } from './announce.mjs';
import { holdBuild } from './hold-build.mjs';
import { endWithNpm } from './lifeline.mjs';
import { placeOfApp, serve } from './serve.mjs';

/**
 * Serves the folder that `npm run standalone` creates, without installing or building anything.
 * @param {{ json?: boolean, open?: boolean }} options
 */
export async function start(options = {}) {
  const dir = fileURLToPath(new URL('..', import.meta.url));
  const { config } = JSON.parse(readFileSync(`${dir}/.next-standalone/required-server-files.json`, 'utf8'));
  // Next.js reads the configuration of such a folder, which has no next.config.js, from here.
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  // Only an IP address counts, because container engines set it to a container's own name.
  if (!process.env.HOST && isIP(process.env.HOSTNAME ?? '')) process.env.HOST = process.env.HOSTNAME;
  holdBuild(dir);
  endWithNpm();
  announce(await serve({ dir, ...(await placeOfApp()) }), options);
}
