import { ensureBuilt } from './build.mjs';
import { command } from './explained.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { openBrowser } from './open-browser.mjs';
import { readStartOptions } from './options.mjs';
import { root } from './root.mjs';
import { placeOfApp, serve } from './serve.mjs';

// `npm start` and `npm run dev`: one process from here to the served page, so that whatever ends it ends all.
await command(async () => {
  requireNode();
  const { dev, open, help } = readStartOptions(process.argv.slice(2), process.env, 'npm start --');
  if (help !== null) return console.log(help);
  const place = await placeOfApp();
  endWithNpm();
  await ensureInstalled();
  if (!dev) await ensureBuilt();
  await serve({ dev, dir: root, ...place });
  if (open) openBrowser(place.appUrl);
});
