import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { applyStartOptions, startOptions } from '@/scripts/options.mjs';
import type { Command, Option } from '../command';

const { help: _, ...options } = Object.fromEntries(
  Object.entries(startOptions).map(([name, { short, value, help }]): [string, Option] => [
    name,
    {
      type: value === undefined ? 'boolean' : 'string',
      ...(short && { short }),
      ...(value && { value }),
      help,
    },
  ]),
);

export const startCommand: Command = {
  name: 'start',
  summary: 'Start the app (the default)',
  mostArguments: 0,
  options,
  notes: [
    'An option beats its environment variable: PORT, HOST, APP_URL, PRE_TOKEN_HANDLER, CLAIMCHECK_HOME, …',
  ],
  examples: ['claimcheck', 'claimcheck start --port 3100 --open', 'claimcheck --pre-token ./handler.mjs'],
  run: async (values) => {
    applyStartOptions(values, process.env);
    const { start } = (await import(/* @vite-ignore */ launcher())) as Launcher;
    await start({ json: values.json === true, open: values.open === true });
    // Runs until a signal ends the process.
    return await new Promise<never>(() => {});
  },
};

type Launcher = { start: (options: { json: boolean; open: boolean }) => Promise<void> };

/** In the package, the prebuilt server's; in a clone, the one of `npm start`. */
function launcher(): string {
  const packaged = new URL('../server/scripts/standalone-server.mjs', import.meta.url);
  return existsSync(fileURLToPath(packaged))
    ? packaged.href
    : new URL('../../scripts/start-clone.mjs', import.meta.url).href;
}
