import 'server-only';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type TriggerVersion, triggerVersions } from '@/lib/pre-token/trigger';
import { singleton } from './singleton';

/** What the environment says, read once. Addresses never come from a request's headers. */
export type Environment = {
  port: number;
  /** The app's own origin, as the browser and the provider know it, without a trailing slash. */
  app_url: string;
  callback_url: string;
  /** Where a provider sends the browser after a sign-out. */
  signed_out_url: string;
  /** The folder of the user's own files. */
  home: string;
  demo_pool_port: number;
  demo_pool: DemoPoolPlace;
  /** What the keys of cookies and stored values are made from; `null` where a file in `home` has the cookie's. */
  secret: string | null;
  /** The Redis that the replicas of a team server share; `null` where this process keeps everything to itself. */
  store_url: string | null;
  /** The operator's own Pre Token Generation handler, which the demo pool runs; an absolute path. */
  pre_token: { path: string; version: TriggerVersion } | null;
};

/** `origins` are those of issuer and Hosted UI, which are two as Cognito's are, unless `DEMO_POOL_URL` names one for both. */
export type DemoPoolPlace =
  | { at: 'here'; host: string; issuer_origin: string; domain_origin: string }
  /** Another server opens it, for all. */
  | { at: 'elsewhere'; issuer_origin: string }
  | { at: 'nowhere' };

const fewest_characters = 32;
const makeOne = `node -p "crypto.randomBytes(32).toString('base64url')"`;

const origin = z
  .string()
  .refine(isOrigin, { error: 'expected is an address with scheme, host and port alone' })
  .transform((text) => new URL(text).origin);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, href, origin } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

const schema = z
  .object({
    PORT: z.coerce
      .number()
      .int()
      .min(1)
      .max(65_534, { error: 'PORT: expected is a number from 1 to 65534.' })
      .default(3000),
    APP_URL: z
      .url({ protocol: /^https?$/, error: 'APP_URL: expected is the address that the browser uses.' })
      .optional(),
    CLAIMCHECK_HOME: z.string().optional(),
    CLAIMCHECK_SECRET: z
      .string()
      .refine((secret) => secret.length >= fewest_characters && new Set(secret).size >= 10, {
        error: `CLAIMCHECK_SECRET can be guessed: expected are at least ${fewest_characters} random characters. This makes some: ${makeOne}`,
      })
      .optional(),
    // Its words leave the value out: there can be a password in it.
    STORE_URL: z
      .url({
        protocol: /^rediss?$/,
        error:
          'STORE_URL is not the address of a Redis: expected is redis://HOST:PORT, or rediss:// for TLS.',
      })
      .optional(),
    HOST: z.union([z.ipv4(), z.ipv6()]).optional().catch(undefined),
    DEMO_POOL: z
      .union([z.enum(['on', 'off']), origin], {
        error:
          'DEMO_POOL: expected is on, off, or the address of one for all, such as https://pool.example.com.',
      })
      .optional(),
    DEMO_POOL_URL: origin.optional(),
    PRE_TOKEN_HANDLER: z.string().optional(),
    PRE_TOKEN_VERSION: z
      .enum(triggerVersions, { error: `PRE_TOKEN_VERSION: expected is ${triggerVersions.join(', ')}.` })
      .default('V2_0'),
    // Where npm was called; it calls us from the project's folder.
    INIT_CWD: z.string().default('.'),
  })
  .refine(({ STORE_URL, CLAIMCHECK_SECRET }) => !STORE_URL || CLAIMCHECK_SECRET, {
    error: `STORE_URL set, but not CLAIMCHECK_SECRET: it seals what the replicas share, and each of them needs the same. This makes one: ${makeOne}`,
  });

export type ReadEnvironment = { ok: true; environment: Environment } | { ok: false; message: string };

/** A variable that is set to nothing counts as not set. */
export function readEnvironment(variables: Record<string, string | undefined>): ReadEnvironment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = schema.safeParse(given);
  if (!read.success) return { ok: false, message: read.error.issues[0]?.message ?? 'unknown' };
  const { PORT, APP_URL, CLAIMCHECK_HOME, CLAIMCHECK_SECRET, STORE_URL } = read.data;
  const { PRE_TOKEN_HANDLER, PRE_TOKEN_VERSION, INIT_CWD } = read.data;
  const app_url = APP_URL ? new URL(APP_URL).origin : `http://localhost:${PORT}`;
  return {
    ok: true,
    environment: {
      port: PORT,
      app_url,
      callback_url: `${app_url}/callback`,
      signed_out_url: `${app_url}/signed-out`,
      home: CLAIMCHECK_HOME ?? join(homedir(), '.claimcheck'),
      demo_pool_port: PORT + 1,
      demo_pool: demoPoolPlace(read.data),
      secret: CLAIMCHECK_SECRET ?? null,
      store_url: STORE_URL ?? null,
      pre_token: PRE_TOKEN_HANDLER
        ? { path: resolve(INIT_CWD, PRE_TOKEN_HANDLER), version: PRE_TOKEN_VERSION }
        : null,
    },
  };
}

/** On a team server nobody is offered a pool whose passwords everyone knows, unless it is asked for. */
function demoPoolPlace({
  PORT,
  HOST,
  STORE_URL,
  DEMO_POOL,
  DEMO_POOL_URL,
}: z.infer<typeof schema>): DemoPoolPlace {
  const wanted = DEMO_POOL ?? (STORE_URL ? 'off' : 'on');
  if (wanted === 'off') return { at: 'nowhere' };
  if (wanted !== 'on') return { at: 'elsewhere', issuer_origin: wanted };
  return {
    at: 'here',
    // Nobody reaches it from elsewhere who is not told another address of it.
    host: (DEMO_POOL_URL && HOST) || '127.0.0.1',
    issuer_origin: DEMO_POOL_URL ?? `http://localhost:${PORT + 1}`,
    domain_origin: DEMO_POOL_URL ?? `http://127.0.0.1:${PORT + 1}`,
  };
}

/** Throws on a malformed variable; the app does not start then. */
export const environment = (): Environment =>
  singleton('environment', () => {
    const read = readEnvironment(process.env);
    if (!read.ok) throw new Error(read.message);
    return read.environment;
  });
