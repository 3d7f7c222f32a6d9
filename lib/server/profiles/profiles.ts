import 'server-only';
import { randomBytes } from 'node:crypto';
import { confirmedMetadata } from '@/lib/configure/confirmed-hosts';
import { explainConfigure } from '@/lib/configure/explain';
import type { DraftProblems, ProfileDraft } from '@/lib/configure/profile/draft';
import { type Kept, notKeptWords } from '@/lib/configure/profile/kept';
import {
  keepsSecret,
  mayUseSecretOf,
  type Profile,
  selectProfile,
  type VisibleProfile,
} from '@/lib/configure/profile/profile';
import { readProfileDraft } from '@/lib/configure/profile/profile-draft';
import { type KeptSecret, withCube } from '@/lib/configure/profile/stored-profiles';
import { readProviderInput } from '@/lib/configure/provider-input';
import { confidentialClient, demoIssuerPath, machineClient } from '@/lib/demo-pool/clients';
import type { HttpExchange } from '@/lib/http/transcript';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { Failure } from '@/lib/run/failure';
import { demoCubeSettings } from '@/lib/server/cube/demo-cube';
import type { Session } from '@/lib/server/http/session';
import { isAllowedIssuer, issuerOf, notAllowed } from '@/lib/server/outbound/allowed-issuers';
import { discover } from '@/lib/server/outbound/discovery';
import { demoPoolState } from '@/lib/server/process/demo-pool';
import { environment } from '@/lib/server/process/environment';
import { givenProfiles, readOnly, type StoredProfile } from './given-profiles';
import { changeOwnProfiles, readOwnProfiles, saveOwnProfile } from './own-profiles';

export type { StoredProfile };

/** All profiles of a browser: `demo`, those given at startup, and the user's own. */
export async function listProfiles(browser: string): Promise<StoredProfile[]> {
  const { profiles, client_secrets } = await readOwnProfiles(browser);
  const given = givenProfiles();
  const own = profiles.map((profile): StoredProfile => {
    const kept_secret = client_secrets[profile.id] ?? null;
    const client_secret = secretOf(profile, kept_secret, [demoProfile(), ...given]);
    return { profile, client_secret, kept_secret, read_only: false };
  });
  const others = [...given, ...own];
  // If the demo pool is off, its profile is a placeholder that shows how to configure a provider.
  const wanted = environment().demo_pool.at !== 'nowhere' || others.length === 0;
  return wanted ? [demoProfile(), ...others] : others;
}

/**
 * The secret itself. For a given profile, it's looked up every time, because it may have changed or been
 * removed.
 */
function secretOf(profile: Profile, kept: KeptSecret | null, given: StoredProfile[]): string | null {
  if (kept === null || typeof kept === 'string') return kept;
  return given.find((each) => mayUseSecretOf(each.profile, kept, profile))?.client_secret ?? null;
}

export async function loadProfile(id: string, browser: string): Promise<StoredProfile | null> {
  if (id === demoServiceId) return environment().demo_pool.at === 'nowhere' ? null : demoService();
  return (await listProfiles(browser)).find(({ profile }) => profile.id === id) ?? null;
}

/** The profile to show: `wanted` if it exists, otherwise this browser's choice. */
export async function selectedProfile(
  session: Session,
  wanted: string | undefined = session.profile,
): Promise<StoredProfile> {
  const profiles = await listProfiles(session.id);
  const id = selectProfile(
    wanted,
    profiles.map(({ profile }) => profile.id),
  );
  const selected = profiles.find(({ profile }) => profile.id === id);
  if (!selected) throw new Error(`selectProfile chose ${id}, which is not there`);
  return selected;
}

/** The part of it that a browser may see. */
export const visible = ({ profile, client_secret, read_only }: StoredProfile): VisibleProfile => ({
  ...profile,
  has_secret: client_secret !== null,
  read_only,
});

export type Resolved = { ok: true; metadata: ProviderMetadata } | { ok: false; failure: Failure };

/**
 * The profile's provider metadata: as saved, otherwise looked up, but only the part that needs no
 * confirmation.
 */
export async function resolveMetadata(
  profile: Profile,
  options: { transcript?: HttpExchange[]; hurried?: boolean } = {},
): Promise<Resolved> {
  const { metadata } = profile;
  if (metadata) {
    return isAllowedIssuer(metadata.issuer)
      ? { ok: true, metadata }
      : { ok: false, failure: notAllowed(metadata.issuer) };
  }
  const pool = demoPoolState();
  if ((profile.id === 'demo' || profile.id === demoServiceId) && !pool.on) {
    const { demo_pool_port, demo_pool: place } = environment();
    const port = place.at === 'nowhere' ? null : demo_pool_port;
    return { ok: false, failure: { step: 'configure', kind: 'demo-pool-off', port, reason: pool.reason } };
  }
  const read = readProviderInput(profile.discovery_url);
  if (!read.ok) return read;
  const found = await discover(read.discovery_url, read.issuer, options);
  if (!found.ok) return found;
  const { issuer } = found.metadata;
  const confirmed = confirmedMetadata(found.metadata, profile.confirmed_hosts ?? []);
  if (confirmed.ok) return confirmed;
  return {
    ok: false,
    failure: { step: 'configure', kind: 'host-not-confirmed', issuer, host: confirmed.host },
  };
}

export const newProfileId = () => randomBytes(9).toString('base64url');

/** Saves the Configuration dialog. Saving a read-only profile creates a copy. */
export async function saveDraft(
  draft: ProfileDraft,
  browser: string,
): Promise<{ ok: true; id: string } | { ok: false; problems: DraftProblems }> {
  const before = await loadProfile(draft.id, browser);
  const read = readProfileDraft(draft, before?.profile, await documentOf(draft));
  if (!read.ok) return read;
  const issuer = issuerOf(read.profile);
  if (issuer !== null && !isAllowedIssuer(issuer)) {
    const { title, fix } = explainConfigure(notAllowed(issuer));
    return { ok: false, problems: { discovery_url: `${title} ${fix}` } };
  }
  const own = before !== null && !before.read_only;
  const profile: Profile = {
    ...read.profile,
    id: own ? before.profile.id : newProfileId(),
    ...(before && withoutFields(before, read.profile)),
  };
  const keeps = before && !read.remove_secret && (await mayKeepSecret(before.profile, profile));
  const secret = read.client_secret ?? (keeps ? before.kept_secret : null);
  const kept = await saveOwnProfile(browser, profile, secret);
  return kept.ok ? { ok: true, id: profile.id } : { ok: false, problems: { name: notKeptWords(kept.why) } };
}

/** The settings that the dialog doesn't show. */
function withoutFields({ profile: before, read_only }: StoredProfile, after: Profile): Partial<Profile> {
  const { cube_settings, confirmed_hosts } = before;
  return {
    // A read-only profile's settings are for its own client, which a copy seldom uses.
    ...(cube_settings && !read_only && { cube_settings }),
    // They were only confirmed for this provider.
    ...(confirmed_hosts && before.discovery_url === after.discovery_url && { confirmed_hosts }),
  };
}

/** Changes the Cube settings of an own profile; a read-only one doesn't change. */
export const saveCubeSettings = (
  id: string,
  cube: Required<Pick<Profile, 'cube_url' | 'cube_settings'>>,
  browser: string,
): Promise<Kept> => changeOwnProfiles(browser, (stored) => withCube(stored, id, cube));

/**
 * Metadata that the dialog doesn't show, such as the algorithms, is from the document that filled its fields.
 * If the provider doesn't respond, the profile's metadata doesn't change.
 */
async function documentOf({ discovery_url }: ProfileDraft): Promise<ProviderMetadata | undefined> {
  const read = readProviderInput(String(discovery_url));
  if (!read.ok) return undefined;
  const discovery = await discover(read.discovery_url, read.issuer);
  return discovery.ok ? discovery.metadata : undefined;
}

async function mayKeepSecret(before: Profile, after: Profile): Promise<boolean> {
  const resolved = await resolveMetadata(before);
  return resolved.ok && keepsSecret({ ...before, metadata: resolved.metadata }, after);
}

function demoProfile(): StoredProfile {
  const { demo_pool: place, demo_pool_port, demo_cube_port } = environment();
  const issuer_origin = place.at === 'nowhere' ? `http://localhost:${demo_pool_port}` : place.issuer_origin;
  const issuer = `${issuer_origin}${demoIssuerPath}`;
  return readOnly({
    profile: {
      id: 'demo',
      name: 'Demo pool',
      template: 'cognito',
      discovery_url: `${issuer}/.well-known/openid-configuration`,
      client_id: confidentialClient.client_id,
      client_authentication: 'automatic',
      scope: 'openid email profile',
      extra_parameters: {},
      cube_url: `http://localhost:${demo_cube_port}`,
      cube_settings: demoCubeSettings(issuer),
    },
    client_secret: confidentialClient.client_secret,
  });
}

/** Not in the list of profiles, because users can't sign in with its client. */
const demoServiceId = 'demo-service';

/**
 * The profile with a client for tokens without a user. The demo pool has a separate client for them, as
 * Cognito requires.
 */
export const machineProfileId = (id: string): string => (id === 'demo' ? demoServiceId : id);

/** The demo pool's client for client credentials. Its tokens have no aud, so the demo Cube's settings don't fit. */
function demoService(): StoredProfile {
  const { cube_settings: _, ...profile } = demoProfile().profile;
  const { client_id, client_name, client_secret } = machineClient;
  return readOnly({
    profile: { ...profile, id: demoServiceId, name: client_name, client_id, scope: '' },
    client_secret,
  });
}
