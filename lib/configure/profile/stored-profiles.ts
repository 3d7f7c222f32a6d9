import { z } from 'zod';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { cubeSettingsSchema } from './cube-settings-schema';
import { clientAuthentications, type Profile, templates } from './profile';
import { maxNameLength } from './profile-fields';

/** A member that may be missing, without the `undefined` that JSON does not know. */
const maybe = <T extends z.ZodType>(schema: T) => schema.exactOptional();

const metadataSchema: z.ZodType<ProviderMetadata> = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string(),
  token_endpoint: z.string(),
  jwks_uri: z.string(),
  userinfo_endpoint: maybe(z.string()),
  end_session_endpoint: maybe(z.string()),
  revocation_endpoint: maybe(z.string()),
  id_token_signing_alg_values_supported: maybe(z.array(z.string())),
  token_endpoint_auth_methods_supported: maybe(z.array(z.string())),
  authorization_response_iss_parameter_supported: maybe(z.boolean()),
});

const profileSchema: z.ZodType<Profile> = z.object({
  id: z.string(),
  name: z.string(),
  template: z.enum(templates),
  discovery_url: z.string(),
  metadata: maybe(metadataSchema),
  client_id: z.string(),
  client_authentication: z.enum(['automatic', ...clientAuthentications]),
  scope: z.string(),
  extra_parameters: z.record(z.string(), z.string()),
  cube_url: z.string(),
  cube_settings: maybe(cubeSettingsSchema),
});

const schema = z.object({
  version: z.literal(1),
  /** Oldest save first. */
  profiles: z.array(profileSchema),
  /** By profile id, apart from the profiles, so that listing these can leak none. */
  client_secrets: z.record(z.string(), z.string()),
});

/** The file of the user's own profiles. */
export type StoredProfiles = z.infer<typeof schema>;

export const noProfiles: StoredProfiles = { version: 1, profiles: [], client_secrets: {} };

/** What the file's text holds, or `null` when it is damaged. */
export function readStoredProfiles(text: string): StoredProfiles | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Adds or replaces a profile with its secret; the last one saved stands last. */
export function withProfile(
  stored: StoredProfiles,
  profile: Profile,
  client_secret: string | null,
  at = stored.profiles.length,
): StoredProfiles {
  const { profiles, client_secrets } = withoutProfile(stored, profile.id);
  return {
    ...stored,
    profiles: profiles.toSpliced(at, 0, profile),
    client_secrets:
      client_secret === null ? client_secrets : { ...client_secrets, [profile.id]: client_secret },
  };
}

/** Takes a profile and its secret away. */
export function withoutProfile(stored: StoredProfiles, id: string): StoredProfiles {
  const { [id]: _, ...client_secrets } = stored.client_secrets;
  return { ...stored, profiles: stored.profiles.filter((profile) => profile.id !== id), client_secrets };
}

/** Gives a profile another name, in its place. */
export function withName(stored: StoredProfiles, id: string, name: string): StoredProfiles {
  const profiles = stored.profiles.map((profile) => (profile.id === id ? { ...profile, name } : profile));
  return { ...stored, profiles };
}

/** Changes what a profile says of its Cube. */
export function withCube(
  stored: StoredProfiles,
  id: string,
  cube: Required<Pick<Profile, 'cube_url' | 'cube_settings'>>,
): StoredProfiles {
  const profiles = stored.profiles.map((profile) => (profile.id === id ? { ...profile, ...cube } : profile));
  return { ...stored, profiles };
}

/**
 * `name` with `ending`, or with the first number behind them that makes it another than those `taken`. Whatever does not
 * fit into a name is taken from the end of `name`: one that is too long could be neither saved again nor imported.
 */
export function freeName(name: string, taken: readonly string[], ending = ''): string {
  const ended = (by: string) => `${cut(name, maxNameLength - by.length)}${by}`;
  let free = ended(ending);
  for (let number = 2; taken.includes(free); number += 1) free = ended(`${ending} ${number}`);
  return free;
}

/** Not within a pair of surrogates. */
const cut = (text: string, length: number) =>
  text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
