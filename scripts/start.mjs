import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { command, Explained } from './explained.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { root } from './root.mjs';
import { placeOfApp, serve } from './serve.mjs';

// `npm start` and `npm run dev`: one process from here to the served page, so that whatever ends it ends all.
await command(async () => {
  requireNode();
  const { dev = false, 'pre-token': handler } = parseOptions();
  if (handler !== undefined) process.env.PRE_TOKEN_HANDLER = handler;
  const place = await placeOfApp();
  endWithNpm();
  await ensureInstalled();
  if (!dev) await ensureBuilt();
  await serve({ dev, dir: root, ...place });
});

/** `npm start -- --pre-token handler.mjs`, and what package.json gives. */
function parseOptions() {
  try {
    const options = { dev: { type: 'boolean' }, 'pre-token': { type: 'string' } };
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Explained(`${error.message}. There is: npm start -- --pre-token /path/to/handler.mjs`);
  }
}
