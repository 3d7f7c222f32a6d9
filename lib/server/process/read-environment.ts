import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { explainConfigure } from '@/lib/configure/explain';
import { readProviderInput } from '@/lib/configure/provider-input';
import { isLoopback } from '@/lib/oidc/web-url';
import { type TriggerVersion, triggerVersions } from '@/lib/pre-token/trigger';
import { readStoreUrl } from '@/lib/server/store/store-url';

/** The settings in the environment. URLs are never taken from request headers. */
export type Environment = {
  port: number;
  /** The app's own origin, as the browser and the provider see it, without a trailing slash. */
  app_url: string;
  callback_url: string;
  /** Where a provider redirects the browser after a sign-out. */
  signed_out_url: string;
  /** The folder of the user's own files. */
  data_folder: string;
  demo_pool_port: number;
  demo_pool: DemoPoolPlace;
  /** The port of `npm run demo:cube`, which reads the same variable. */
  demo_cube_port: number;
  /**
   * The secret for the keys of cookies and stored values; `null` if the cookie's key is in a file in
   * `data_folder`.
   */
  secret: string | null;
  /** The Redis that the replicas of a team server share; `null` if everything stays in this process. */
  store_url: string | null;
  /** The client certificate for a store that requires one, in PEM. */
  store_certificate: { cert: string; key: string } | null;
  /** The operator's own Pre Token Generation handler, which the demo pool runs. An absolute path. */
  pre_token: { path: string; version: TriggerVersion } | null;
  /** The operator's file with profiles for everyone. */
  profiles_file: string | null;
  /**
   * Issuers that this server may contact, in addition to those in the operator's profiles; `null` if any
   * issuer is allowed.
   */
  allowed_issuers: readonly string[] | null;
};

/**
 * `origins` are the origins of issuer and Hosted UI. As in Cognito, they differ, unless `DEMO_POOL_URL` names
 * one for both.
 */
export type DemoPoolPlace =
  | { at: 'here'; hosts: string[]; issuer_origin: string; domain_origin: string }
  /** Another server runs it for everyone. */
  | { at: 'elsewhere'; issuer_origin: string }
  | { at: 'nowhere' };

export type ReadEnvironment = { ok: true; environment: Environment } | { ok: false; message: string };

/**
 * Reads the environment. `message` names the variable and the expected value. Empty variables count as not
 * set.
 */
export function readEnvironment(variables: Record<string, string | undefined>): ReadEnvironment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
  const read = schema.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, message: `${String(issue?.path[0])}: ${issue?.message ?? 'unknown'}` };
  }
  const { PORT, APP_URL, CLAIMCHECK_HOME, CUBE_PORT, PROFILES_FILE, PRE_TOKEN_HANDLER, PRE_TOKEN_VERSION } =
    read.data;
  const pathOf = (file: string) => resolve(read.data.INIT_CWD, file);
  const app_url = APP_URL ?? `http://localhost:${PORT}`;
  return {
    ok: true,
    environment: {
      port: PORT,
      app_url,
      callback_url: `${app_url}/callback`,
      signed_out_url: `${app_url}/signed-out`,
      data_folder: CLAIMCHECK_HOME ?? join(homedir(), '.claimcheck'),
      demo_pool_port: poolPort(read.data),
      demo_cube_port: CUBE_PORT,
      demo_pool: demoPoolPlace(read.data),
      secret: read.data.CLAIMCHECK_SECRET ?? null,
      store_url: read.data.STORE_URL ?? null,
      store_certificate:
        read.data.STORE_CERT && read.data.STORE_KEY
          ? { cert: read.data.STORE_CERT, key: read.data.STORE_KEY }
          : null,
      profiles_file: PROFILES_FILE ? pathOf(PROFILES_FILE) : null,
      allowed_issuers: read.data.ALLOWED_ISSUERS ?? null,
      pre_token: PRE_TOKEN_HANDLER ? { path: pathOf(PRE_TOKEN_HANDLER), version: PRE_TOKEN_VERSION } : null,
    },
  };
}

const origin = z
  .string()
  .refine(isOrigin, {
    error: 'must be a URL with only a scheme, host, and port, such as https://claimcheck.example.com.',
  })
  .transform((text) => new URL(text).origin);

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, href, origin } = new URL(text);
  return /^https?:$/.test(protocol) && href === `${origin}/`;
}

/** The text of a file that a variable names, relative to where npm was called. */
const pemFile = z.string().transform((path, context) => {
  try {
    // Not traced, because Next.js would include the whole project for a file that may be anywhere.
    return readFileSync(
      /* turbopackIgnore: true */ resolve(/* turbopackIgnore: true */ process.env.INIT_CWD ?? '.', path),
      'utf8',
    );
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    context.addIssue({ code: 'custom', message: `the file can’t be read (${why}).` });
    return z.NEVER;
  }
});

const minCharacters = 32;
const makeOne = `node -p "crypto.randomBytes(32).toString('base64url')"`;

/** Messages never repeat a value, because it may contain a password. */
const schema = z
  .object({
    PORT: z.coerce
      .number({ error: 'must be a number from 1 to 65534.' })
      .int()
      .min(1)
      .max(65_534)
      .default(3000),
    HOST: z.union([z.ipv4(), z.ipv6()]).optional().catch(undefined),
    // Over http, a browser doesn't tell another machine which page sent a request (Fetch Metadata §2), and
    // cookies and tokens aren't encrypted.
    APP_URL: origin
      .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), {
        error:
          'http works only for this machine. For a name in a network, put a proxy with HTTPS in front of Claimcheck, and set APP_URL to its https:// address.',
      })
      .optional(),
    CLAIMCHECK_HOME: z.string().optional(),
    CUBE_PORT: z.coerce
      .number({ error: 'must be a number from 1 to 65535.' })
      .int()
      .min(1)
      .max(65_535)
      .default(4000),
    CLAIMCHECK_SECRET: z
      .string()
      .refine((secret) => secret.length >= minCharacters && new Set(secret).size >= 10, {
        error: `it’s too easy to guess. Use at least ${minCharacters} random characters. To generate them: ${makeOne}`,
      })
      .optional(),
    STORE_URL: z
      .string()
      .refine((url) => readStoreUrl(url) !== null, {
        error:
          'this isn’t the URL of a Redis or Valkey. Expected: redis://USER:PASSWORD@HOST:PORT/DATABASE, or rediss:// for TLS. User and database may be left out, and the database is a number. In user and password, write @ : / % and # as %40 %3A %2F %25 and %23.',
      })
      .optional(),
    STORE_CERT: pemFile.optional(),
    STORE_KEY: pemFile.optional(),
    DEMO_POOL: z
      .union([z.enum(['on', 'off']), origin], {
        error: 'must be on, off, or the URL of a shared pool, such as https://pool.example.com.',
      })
      .optional(),
    DEMO_POOL_URL: origin.optional(),
    DEMO_POOL_PORT: z.coerce
      .number({ error: 'must be a number from 1 to 65535.' })
      .int()
      .min(1)
      .max(65_535)
      .optional(),
    PROFILES_FILE: z.string().optional(),
    ALLOWED_ISSUERS: z.string().transform(readIssuers).optional(),
    PRE_TOKEN_HANDLER: z.string().optional(),
    PRE_TOKEN_VERSION: z
      .enum(triggerVersions, { error: `must be ${triggerVersions.join(', ')}.` })
      .default('V2_0'),
    // Where npm was called, because it runs this process in the project's folder.
    INIT_CWD: z.string().default('.'),
  })
  .refine(({ STORE_URL, CLAIMCHECK_SECRET }) => !STORE_URL || CLAIMCHECK_SECRET, {
    path: ['CLAIMCHECK_SECRET'],
    error: `it’s missing. With STORE_URL, it encrypts what the replicas share, and all of them need the same value. To generate one: ${makeOne}`,
  })
  .refine(({ STORE_CERT, STORE_KEY }) => Boolean(STORE_CERT) === Boolean(STORE_KEY), {
    path: ['STORE_KEY'],
    error: 'STORE_CERT and STORE_KEY name the two files of one client certificate. Set both, or neither.',
  });

type Variables = z.infer<typeof schema>;

const poolPort = ({ PORT, DEMO_POOL_PORT }: Variables): number => DEMO_POOL_PORT ?? PORT + 1;

/** Issuers, discovery URLs, or user pool IDs, separated by spaces or commas. */
function readIssuers(text: string, context: z.RefinementCtx<string>): string[] {
  const issuers: string[] = [];
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const read = readProviderInput(entry);
    if (read.ok) {
      issuers.push(read.issuer);
    } else {
      const { title, fix } = explainConfigure(read.failure);
      context.addIssue({ code: 'custom', message: `“${entry}”: ${title} ${fix}` });
    }
  }
  return issuers;
}

/** On a team server, a pool with well-known passwords is only available if it's enabled. */
function demoPoolPlace(variables: Variables): DemoPoolPlace {
  const { HOST, STORE_URL, DEMO_POOL, DEMO_POOL_URL } = variables;
  const wanted = DEMO_POOL ?? (STORE_URL ? 'off' : 'on');
  if (wanted === 'off') return { at: 'nowhere' };
  if (wanted !== 'on') return { at: 'elsewhere', issuer_origin: wanted };
  return {
    at: 'here',
    // Without another URL, other machines can't reach it anyway.
    hosts: DEMO_POOL_URL && HOST ? [HOST] : ['127.0.0.1', '::1'],
    issuer_origin: DEMO_POOL_URL ?? `http://localhost:${poolPort(variables)}`,
    domain_origin: DEMO_POOL_URL ?? `http://127.0.0.1:${poolPort(variables)}`,
  };
}
