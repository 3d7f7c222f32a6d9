import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { command } from './explained.mjs';
import { placeOfApp, serve } from './serve.mjs';

// `node server.js` in the folder that `npm run standalone` makes: nothing is installed or built there.
await command(async () => {
  const dir = fileURLToPath(new URL('..', import.meta.url));
  const { config } = JSON.parse(readFileSync(`${dir}/.next-standalone/required-server-files.json`, 'utf8'));
  // Where Next.js looks for the configuration of such a folder, which has no next.config.js.
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  // An address is meant; engines put a container's own name here.
  if (!process.env.HOST && isIP(process.env.HOSTNAME ?? '')) process.env.HOST = process.env.HOSTNAME;
  await serve({ dir, ...(await placeOfApp()) });
});
