import { ensureBuilt } from '../scripts/build.mjs';
import { command } from '../scripts/explained.mjs';
import { ensureInstalled } from '../scripts/install.mjs';
import { endWithNpm } from '../scripts/lifeline.mjs';
import { root } from '../scripts/root.mjs';

// `npm run bench`: prints figures of this machine. It isn't a test and doesn't fail on a slow machine. `npm run bench
// -- login verifications` runs only those two.
await command(async () => {
  endWithNpm();
  process.chdir(root);
  // Through `exit`, because its handlers stop what was started and remove what was written.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  await ensureInstalled();
  await ensureBuilt();
  const { register } = await import('tsx/esm/api');
  register();
  const { run } = await import('./run.ts');
  await run(process.argv.slice(2));
  process.exit();
});
