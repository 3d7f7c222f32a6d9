import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/build.mjs';
import { command, Explained } from '../scripts/explained.mjs';
import { ensureInstalled } from '../scripts/install.mjs';
import { endWithNpm } from '../scripts/lifeline.mjs';
import { root } from '../scripts/root.mjs';

// `npm run soak`: signs in for ten minutes, with simulated faults. `npm run soak -- --logins 5000` or `--minutes 30`
// sets the amount. Exits with 1 if something was lost, leaked, or unexpected.
await command(async () => {
  endWithNpm();
  process.chdir(root);
  // Through `exit`, because its handlers stop what was started and remove what was written.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const length = readLength();
  await ensureInstalled();
  await ensureBuilt();
  const { register } = await import('tsx/esm/api');
  register();
  const { soak } = await import('./soak/soak.ts');
  process.exit((await soak(length)) ? 0 : 1);
});

/** @returns {{ logins: number } | { minutes: number }} */
function readLength() {
  const options = { logins: { type: 'string' }, minutes: { type: 'string' } };
  const usage = new Explained('Usage: npm run soak, with -- --minutes 10 or -- --logins 5000.');
  let values;
  try {
    values = parseArgs({ options }).values;
  } catch {
    throw usage;
  }
  for (const name of ['logins', 'minutes']) {
    if (values[name] === undefined) continue;
    const number = Number(values[name]);
    if (!(number > 0)) throw usage;
    return { [name]: number };
  }
  return { minutes: 10 };
}
