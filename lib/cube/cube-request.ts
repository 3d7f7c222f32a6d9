import { z } from 'zod';
import { cubeVersions } from '@/lib/configure/profile/cube-settings';
import { readWebUrl, urlRule } from '@/lib/oidc/web-url';
import { toMilliseconds } from '@/lib/text/time';
import { type ClaimPath, checkClaimPath, type ReadPath, readClaimPath } from './claim-path';
import type { CubeEnv } from './env-file';
import { longestModel } from './model/predict-model';
import { cubeOptions } from './options';
import type { CubeKeys } from './outcome';
import { readCubeSettings } from './settings-text';

/** In characters: a `.env` file is a page or two. */
const maxEnv = 100_000;

const schema = z.strictObject({
  token: z.string({ error: 'must be the token, as a text' }),
  env: z
    .string({ error: 'must be the text of a .env file, such as "CUBEJS_JWK_URL=https://…\\n"' })
    .max(maxEnv),
  jwks: z.looseObject({}, { error: 'must be a JWK Set: { "keys": [ … ] }' }).exactOptional(),
  now: z.number().nonnegative().exactOptional(),
  filter: z
    .union([z.string(), z.array(z.string())], {
      error: 'must be a path, such as "company_id" or ["tenant", "id"]',
    })
    .exactOptional(),
  model: z
    .string({ error: 'must be the text of a cube or view, in YAML or JavaScript' })
    .max(longestModel)
    .exactOptional(),
  groups: z
    .array(z.string(), { error: 'must be what contextToGroups returns, such as ["admin"]' })
    .exactOptional(),
  version: z.enum(cubeVersions, { error: 'must be "0.33" or "1"' }).exactOptional(),
});

/** A request to `POST /api/cube`, as arguments for `replay`. */
export type CubeRequest = {
  token: string;
  env: CubeEnv;
  /** The provided document, the URL to fetch, or `null` if these settings don't need keys. */
  keys: CubeKeys | { url: string } | null;
  /** Unix time in milliseconds; absent for the current time. */
  now?: number;
  /** The path that the data model filters by. */
  filter?: ClaimPath;
  /** The text of a cube or view. */
  model?: string;
  /** The result of `contextToGroups`; absent if unknown. */
  groups?: string[];
};

/** Reads the parsed body. `problems` are sentences for the author of the request. */
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
  const { token, jwks, now, version, model, groups } = parsed.data;
  const env = readCubeSettings(parsed.data.env);
  if (version !== undefined) env.settings.version = version;
  const filter = filterOf(parsed.data.filter);
  if (filter !== null && !filter.ok) return { ok: false, problems: [`filter: ${filter.problem}`] };
  const keys = keysOf(cubeOptions(env.settings).jwk_url, jwks);
  if (keys !== null && 'problem' in keys) return { ok: false, problems: [keys.problem] };
  return {
    ok: true,
    request: {
      token,
      env,
      keys,
      ...(now !== undefined && { now: toMilliseconds(now) }),
      ...(filter && { filter: filter.path }),
      ...(model !== undefined && { model }),
      ...(groups !== undefined && { groups }),
    },
  };
}

function filterOf(filter: string | string[] | undefined): ReadPath | null {
  if (filter === undefined) return null;
  return typeof filter === 'string' ? readClaimPath(filter) : checkClaimPath(filter);
}

function keysOf(
  url: string | undefined,
  jwks: object | undefined,
): CubeRequest['keys'] | { problem: string } {
  if (url === undefined) return null;
  if (jwks !== undefined) return { document: jwks };
  const read = readWebUrl(url);
  if (read.ok) return { url };
  // The message of node-fetch, which Cube uses.
  if (read.fault === 'not-a-url') return { failure: 'Only absolute URLs are supported' };
  return {
    problem: `env: the keys at CUBEJS_JWK_URL are fetched, so it must ${urlRule[read.fault]}; or provide "jwks"`,
  };
}
