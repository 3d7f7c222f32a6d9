import 'server-only';
import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { Profile } from '@/lib/configure/profile/profile';
import { predictConfigured } from '@/lib/cube/configuration/predict';
import { readCubeQuery } from '@/lib/cube/cube-query';
import { type EnvLine, settingsOf } from '@/lib/cube/env-text';
import { filterOf } from '@/lib/cube/filter-of';
import { generateEnv } from '@/lib/cube/generated-env';
import type { CubeKeys, CubeProvider, Replay } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import type { CubeSecrets } from '@/lib/cube/secrets';
import { providerOf } from '@/lib/cube/token-provider';
import { readWebUrl } from '@/lib/oidc/web-url';
import { Recent } from '@/lib/server/outbound/recent';
import { singleton } from '@/lib/server/process/singleton';
import { resolveMetadata } from '@/lib/server/profiles/profiles';
import { decode } from '@/lib/verify/decode';
import type { ConfigurationView, ReplayInput } from '@/lib/views/cube';
import { configurationPath, runConfigurationFile } from './configuration-file';
import { fetchCubeKeys } from './keys';
import { type LoggedRun, runConfiguration } from './run-configuration';

/** A current prediction, and the recommended `.env` for the profile and the token. */
export type Forecast = { replay: Replay; fitting: EnvLine[]; configuration?: ConfigurationView };

/** What a profile defines about its tokens. */
export type TokenSource = CubeProvider & { algorithms?: readonly string[] };

/** The input of a prediction besides the token. Without `settings`, it's for the recommended ones. */
export type Assumed = {
  settings?: CubeSettings | undefined;
  secrets?: CubeSecrets;
  configuration?: ReplayInput['configuration'];
  /** Whether the token is pasted, so that it may be from another provider than the profile’s. */
  is_pasted?: boolean;
};

/** `fresh` fetches the keys again. */
export async function forecast(
  source: TokenSource,
  { settings, secrets = {}, configuration, is_pasted = false }: Assumed,
  token: string,
  fresh = false,
): Promise<Forecast> {
  const fitting = fittingEnv(source, token, is_pasted);
  const used = settings ?? settingsOf(fitting);
  const url = used.variables.CUBEJS_JWK_URL;
  const keys = url ? await cubeKeys(url, fresh) : null;
  const filter = filterOf(used);
  const input = {
    token,
    settings: used,
    secrets,
    keys,
    now: Date.now(),
    provider: source,
    ...(filter && { filter }),
  };
  if (!configuration) return { replay: await replay(input), fitting };
  const query = readCubeQuery(used.query ?? '');
  const seen: Pick<LoggedRun, 'missing' | 'log'> = { missing: [], log: [] };
  const configured = await predictConfigured(input, query.ok ? query.query : null, {
    run: async (given) => {
      const path = configurationPath();
      const run =
        configuration === 'file' && path !== null
          ? await runConfigurationFile(path, given)
          : await runConfiguration(configuration === 'file' ? '' : configuration.text, given);
      seen.missing = run.missing;
      seen.log = run.log;
      return run;
    },
    keysAt: (other) => cubeKeys(other, fresh),
  });
  const { scenarios, problem } = configured;
  return { replay: configured.replay, fitting, configuration: { scenarios, problem, ...seen } };
}

export function fittingEnv(
  { algorithms, ...provider }: TokenSource,
  token: string | null,
  isPasted = false,
): EnvLine[] {
  const decoded = token === null ? null : decode(token);
  return generateEnv(
    isPasted ? providerOf(provider, decoded?.payload?.object ?? null) : provider,
    algorithms,
    decoded && { header: decoded.header.object, claims: decoded.payload?.object ?? null },
  );
}

/** If the provider doesn't respond, derived from the discovery URL. */
export async function tokenSource(profile: Profile): Promise<TokenSource> {
  const { client_id, discovery_url, extra_parameters } = profile;
  const { audience } = extra_parameters;
  const own = { client_id, ...(audience ? { audience } : {}) };
  const resolved = await resolveMetadata(profile, { hurried: true });
  if (resolved.ok) {
    const { issuer, jwks_uri, id_token_signing_alg_values_supported: algorithms } = resolved.metadata;
    return { issuer, jwks_uri, ...own, ...(algorithms ? { algorithms } : {}) };
  }
  const issuer = discovery_url.replace(/\/\.well-known\/openid-configuration$/, '');
  return { issuer, jwks_uri: `${issuer}/.well-known/jwks.json`, ...own };
}

const recent = () => singleton('cube-keys', () => new Recent<CubeKeys>());

/** Seconds for which a page reuses the keys. Cube itself caches them for five minutes or more. */
const kept = 60;

async function cubeKeys(url: string, fresh: boolean): Promise<CubeKeys> {
  const read = readWebUrl(url);
  // The message of node-fetch, which Cube uses. No request is sent to a URL that isn't allowed.
  if (!read.ok) {
    return {
      failure:
        read.fault === 'not-a-url' ? 'Only absolute URLs are supported' : `no request was sent to ${url}`,
    };
  }
  const known = fresh ? undefined : recent().get(url);
  if (known) return known;
  const asked = fetchCubeKeys(url).then((keys) => {
    recent().set(url, keys, kept);
    return keys;
  });
  return fresh ? await asked : await Promise.race([asked, silence(url)]);
}

/** Milliseconds that a page waits. A late response is cached. */
const patience = 3_000;

async function silence(url: string): Promise<CubeKeys> {
  await new Promise((resolve) => setTimeout(resolve, patience).unref());
  return { failure: `request to ${url} failed, reason: no response within ${patience / 1000} s` };
}
