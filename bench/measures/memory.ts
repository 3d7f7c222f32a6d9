import { newBrowser } from '../browser';
import { logIn } from '../login';
import type { Measure } from '../measure';
import type { Server } from '../servers';

const logins = 200;

export const memory: Measure = {
  title: 'Resident memory',
  bare: 'a node:http server with openid-client and jose',
  async run({ startApp, startBare }) {
    const app = await usage(await startApp());
    const bare = await usage(await startBare());
    return [
      { name: 'after the start', app: app.idle, bare: bare.idle, unit: 'MB' },
      { name: `after ${logins} logins`, app: app.used, bare: bare.used, unit: 'MB' },
    ];
  },
};

/** In megabytes of 1000 kilobytes. Stops the server. */
async function usage(server: Server): Promise<{ idle: number; used: number }> {
  const idle = await server.memory();
  const browser = newBrowser();
  for (let login = 0; login < logins; login += 1) await logIn(browser, server.start_url);
  const used = await server.memory();
  await server.stop();
  return { idle: idle / 1e6, used: used / 1e6 };
}
