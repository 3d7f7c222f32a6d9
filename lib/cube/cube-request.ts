import { z } from 'zod';
import { type CubeEnv, readCubeEnv } from '@/lib/cube/env-file';
import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import { toMilliseconds } from '@/lib/text/time';
import { cubeOptions } from './options';
import type { CubeKeys } from './outcome';

/** Characters: a `.env` file is a page or two. */
const maxEnv = 100_000;

const schema = z.strictObject({
  token: z.string({ error: 'must be the token, as a text' }),
  env: z
    .string({ error: 'must be the text of a .env file, such as "CUBEJS_JWK_URL=https://…\\n"' })
    .max(maxEnv),
  jwks: z.looseObject({}, { error: 'must be a JWK Set: { "keys": [ … ] }' }).exactOptional(),
  now: z.number().nonnegative().exactOptional(),
});

/** What `POST /api/cube` was asked, in the terms of `replay`. */
export type CubeRequest = {
  token: string;
  env: CubeEnv;
  /** The document given, the address to ask for one, or `null` where these settings need none. */
  keys: CubeKeys | { url: string } | null;
  /** Unix time in milliseconds; absent for the time of the request. */
  now?: number;
};

/** Reads the body, already parsed. `problems` are sentences for whoever wrote the script. */
export function readCubeRequest(
  body: unknown,
): { ok: true; request: CubeRequest } | { ok: false; problems: string[] } {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    );
    return { ok: false, problems };
  }
  const { token, jwks, now } = parsed.data;
  const env = readCubeEnv(parsed.data.env);
  const keys = keysOf(cubeOptions(env.settings).jwk_url, jwks);
  if (keys !== null && 'problem' in keys) return { ok: false, problems: [keys.problem] };
  return { ok: true, request: { token, env, keys, ...(now !== undefined && { now: toMilliseconds(now) }) } };
}

function keysOf(
  url: string | undefined,
  jwks: object | undefined,
): CubeRequest['keys'] | { problem: string } {
  if (url === undefined) return null;
  if (jwks !== undefined) return { document: jwks };
  const read = readWebUrl(url);
  if (read.ok) return { url };
  // In the words of node-fetch, which Cube would ask with.
  if (read.fault === 'not-a-url') return { failure: 'Only absolute URLs are supported' };
  return {
    problem: `env: the keys at CUBEJS_JWK_URL are fetched, so it must ${urlRule[read.fault]}; or give "jwks"`,
  };
}
