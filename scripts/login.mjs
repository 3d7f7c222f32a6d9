import { parseAppUrl, parsePort } from './address.mjs';
import { command } from './explained.mjs';
import { ensureInstalled } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { root } from './root.mjs';
import { runNode } from './run.mjs';

// `npm run login`: a login through the provider's own pages, in a browser, without the app. What it needs of the app
// is TypeScript that says it is for the server alone, so it runs in a process with the condition for that.
await command(async () => {
  const port = parsePort(process.env.PORT);
  const env = {
    PORT: String(port),
    APP_URL: parseAppUrl(process.env.APP_URL, port),
    // The run of this login is nobody else's.
    STORE_URL: '',
  };
  endWithNpm();
  await ensureInstalled();
  const program = ['--conditions=react-server', '--import', 'tsx', 'login/main.ts'];
  const { code } = await runNode([...program, ...process.argv.slice(2)], { cwd: root, env });
  process.exitCode = code;
});
