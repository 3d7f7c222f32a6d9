import { Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/**
 * Reads the variables that are only for this process, if scripts/run.mjs passes them. esbuild, which compiles these
 * sources, then has an environment without them.
 */
export async function takeOwnVariables(): Promise<void> {
  const { CLAIMCHECK_VARIABLES_ON: descriptor } = process.env;
  if (descriptor === undefined) return;
  delete process.env.CLAIMCHECK_VARIABLES_ON;
  const given = await text(new Socket({ fd: Number(descriptor), readable: true, writable: false }));
  Object.assign(process.env, JSON.parse(given));
}
