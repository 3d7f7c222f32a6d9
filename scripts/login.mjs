import { join } from 'node:path';
import { command } from './explained.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

// `npm run login`: `claimcheck login --headless` in a clone, for scripts that are older than the command line.
await command(async () => {
  requireNode();
  endWithNpm();
  await ensureInstalled();
  const program = ['--conditions=react-server', '--import', 'tsx', join(root, 'cli', 'bin.ts')];
  const { code } = await runNode([...program, 'login', '--headless', ...process.argv.slice(2)], {
    cwd: root,
    apart: true,
  });
  process.exitCode = code;
});
