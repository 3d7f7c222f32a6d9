import { explainConfigure } from '@/lib/configure/explain';
import { readProviderInput } from '@/lib/configure/provider-input';
import type { Profile } from './profile';
import { defaultCubeUrl, readClientId, readClientSecret, readHost, readScope } from './profile-fields';
import { profileSchema } from './schema';
import { templateOf, templateTexts } from './templates';

export type EnvironmentProfile =
  | { ok: true; profile: Profile | null; client_secret: string | null }
  | { ok: false; message: string };

const names = [
  'OIDC_DISCOVERY_URL',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_SCOPE',
  'OIDC_HOSTS',
] as const;

/**
 * Reads the profile `env`; `profile` is null if none of its variables is set. Empty variables count as not
 * set.
 */
export function readEnvironmentProfile(env: Record<string, string | undefined>): EnvironmentProfile {
  const given = names.filter((name) => env[name]);
  if (given.length === 0) return { ok: true, profile: null, client_secret: null };
  const missing = names.slice(0, 2).filter((name) => !env[name]);
  if (missing.length > 0) {
    return {
      ok: false,
      message: `${given.join(', ')} set, but not ${missing.join(' and ')}. Set all of them, or remove them.`,
    };
  }

  const provider = readProviderInput(env.OIDC_DISCOVERY_URL ?? '');
  if (!provider.ok) {
    const { title, fix } = explainConfigure(provider.failure);
    return { ok: false, message: `OIDC_DISCOVERY_URL: ${title} ${fix}` };
  }
  const template = templateOf(provider.issuer);
  const client_id = readClientId(env.OIDC_CLIENT_ID ?? '');
  if (!client_id.ok) return { ok: false, message: `OIDC_CLIENT_ID: ${client_id.problem}` };
  const client_secret = readClientSecret(env.OIDC_CLIENT_SECRET ?? '');
  if (!client_secret.ok) return { ok: false, message: `OIDC_CLIENT_SECRET: ${client_secret.problem}` };
  const scope = readScope(env.OIDC_SCOPE || templateTexts[template].scope);
  if (!scope.ok) return { ok: false, message: `OIDC_SCOPE: ${scope.problem}` };

  const confirmed_hosts = (env.OIDC_HOSTS ?? '').split(/[\s,]+/).filter((host) => host !== '');
  const wrong = confirmed_hosts.map(readHost).find(({ ok }) => !ok);
  if (wrong?.ok === false)
    return { ok: false, message: `OIDC_HOSTS: ${wrong.problem} Commas between several.` };

  const profile: Profile = {
    id: 'env',
    name: 'Environment',
    template,
    discovery_url: provider.discovery_url,
    client_id: client_id.value,
    client_authentication: 'automatic',
    scope: scope.value,
    extra_parameters: {},
    cube_url: defaultCubeUrl,
    ...(confirmed_hosts.length > 0 && { confirmed_hosts }),
  };
  const read = profileSchema.safeParse(profile);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { ok: false, message: `${issue?.path.join('.')}: ${issue?.message}` };
  }
  return { ok: true, profile: read.data, client_secret: client_secret.value };
}
