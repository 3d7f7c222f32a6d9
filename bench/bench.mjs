import { parseArgs } from 'node:util';
import { ensureBuilt } from '../scripts/build.mjs';
import { command, Explained } from '../scripts/explained.mjs';
import { ensureInstalled } from '../scripts/install.mjs';
import { endWithNpm } from '../scripts/lifeline.mjs';
import { root } from '../scripts/root.mjs';

// `npm run bench`: prints figures of this machine, and writes them to bench/report.html. It isn't a test and doesn't
// fail on a slow machine. `npm run bench -- login verifications` runs only those two, and writes no report. `--long`
// also measures the memory after 10,000 sign-ins, and a start in a fresh clone.
await command(async () => {
  endWithNpm();
  process.chdir(root);
  // Through `exit`, because its handlers stop what was started and remove what was written.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
  const { names, long } = readArguments();
  await ensureInstalled();
  await ensureBuilt();
  const { register } = await import('tsx/esm/api');
  register();
  const { run } = await import('./run.ts');
  await run(names, long);
  process.exit();
});

/** @returns {{ names: string[], long: boolean }} */
function readArguments() {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { long: { type: 'boolean' } },
    });
    return { names: positionals, long: values.long === true };
  } catch {
    throw new Explained('Usage: npm run bench -- [measure…] [--long]');
  }
}
