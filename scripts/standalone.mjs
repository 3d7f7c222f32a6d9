import { relative } from 'node:path';
import { ensureStandalone } from './build.mjs';
import { command } from './explained.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { root } from './root.mjs';

// `npm run standalone`: creates a folder with the server that needs only Node.js.
await command(async () => {
  requireNode();
  await ensureInstalled();
  const folder = await ensureStandalone();
  console.log(`The server is in ${relative(root, folder)}: node server.js, with PORT, HOST and APP_URL.`);
});
