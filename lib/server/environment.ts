import 'server-only';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { singleton } from './singleton';

/** What the environment says, read once. Addresses never come from a request's headers. */
export type Environment = {
  port: number;
  /** The app's own origin, as the browser and the provider know it, without a trailing slash. */
  app_url: string;
  callback_url: string;
  /** The folder of the user's own files. */
  home: string;
  demo_pool_port: number;
};

const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_534).default(3000),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLAIMCHECK_HOME: z.string().optional(),
});

/** Throws a `ZodError` on a malformed variable: the launcher checks them first and says so in words. */
function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const { PORT, APP_URL, CLAIMCHECK_HOME } = schema.parse(variables);
  const app_url = APP_URL ? new URL(APP_URL).origin : `http://localhost:${PORT}`;
  return {
    port: PORT,
    app_url,
    callback_url: `${app_url}/callback`,
    home: CLAIMCHECK_HOME || join(homedir(), '.claimcheck'),
    demo_pool_port: PORT + 1,
  };
}

export const environment = (): Environment => singleton('environment', () => readEnvironment(process.env));
