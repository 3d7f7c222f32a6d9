import { join } from 'node:path';
import { command } from './explained.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

// `npm run claimcheck -- verify …` in a clone: the command line of the package, from its sources. It imports TypeScript
// of the app that is marked for the server, so it runs in a process with the condition for that.
await command(async () => {
  requireNode();
  endWithNpm();
  await ensureInstalled();
  const program = ['--conditions=react-server', '--import', 'tsx', join(root, 'cli', 'bin.ts')];
  const { code } = await runNode([...program, ...process.argv.slice(2)], { cwd: root, apart: true });
  process.exitCode = code;
});
