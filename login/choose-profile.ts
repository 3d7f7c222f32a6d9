import { readProviderInput } from '@/lib/configure/provider-input';
import type { FailureContext } from '@/lib/oidc/explanation';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { Failure } from '@/lib/run/failure';
import { discover, discoverKeys } from '@/lib/server/outbound/discovery';
import { openDemoPool } from '@/lib/server/process/demo-pool';
import { environment } from '@/lib/server/process/environment';
import { discoveredMark } from '@/lib/server/profiles/given-profiles';
import { resolveMetadata, type StoredProfile } from '@/lib/server/profiles/profiles';

/** A profile with everything that a sign-in needs. */
export type ReadyProfile = StoredProfile & { profile: { metadata: ProviderMetadata } };

/** Discovers the metadata if the profile has none. Opens the demo pool, unless it is already open somewhere. */
export async function makeReady(
  stored: StoredProfile,
): Promise<{ ok: true; ready: ReadyProfile } | { ok: false; failure: Failure }> {
  const { profile } = stored;
  const resolved = (profile.id === 'demo' && (await demoPoolElsewhere(stored))) || (await resolve(stored));
  if (!resolved.ok) return resolved;
  const ready: ReadyProfile = { ...stored, profile: { ...profile, metadata: resolved.metadata } };
  return { ok: true, ready: { ...ready, ...discoveredMark(stored) } };
}

/**
 * The same for the API of a user pool, which needs only the issuer and its keys: the document of an emulator, such as
 * cognito-local's, may contain no endpoints.
 */
export async function makeReadyForApi(stored: StoredProfile): ReturnType<typeof makeReady> {
  const made = await makeReady(stored);
  if (made.ok) return made;
  const read = readProviderInput(stored.profile.discovery_url);
  const found = read.ok ? await discoverKeys(read.discovery_url, read.issuer) : read;
  if (!found.ok) return made;
  const metadata = { authorization_endpoint: '', token_endpoint: '', ...found.metadata };
  return { ok: true, ready: { ...stored, profile: { ...stored.profile, metadata } } };
}

async function resolve({ profile }: StoredProfile) {
  if (profile.id === 'demo') await openPool();
  return await resolveMetadata(profile);
}

/** With the environment's handler file for its trigger, like `npm start`. */
async function openPool(): Promise<void> {
  const { on } = await openDemoPool();
  const { pre_token } = environment();
  if (!on || !pre_token) return;
  // The code that runs handlers takes a while to load.
  const { setPoolTrigger } = await import('@/lib/server/pre-token/set-pool-trigger');
  setPoolTrigger({ version: pre_token.version, source: { kind: 'file', path: pre_token.path } });
}

/** The pool of a running app; `null` if none responds. */
async function demoPoolElsewhere({ profile }: StoredProfile) {
  const read = readProviderInput(profile.discovery_url);
  if (!read.ok) return null;
  const found = await discover(read.discovery_url, read.issuer);
  return found.ok ? found : null;
}

/** What the messages for a failure depend on. */
export const contextOf = ({ profile, client_secret }: StoredProfile): FailureContext => ({
  ...(profile.metadata ? { metadata: profile.metadata } : {}),
  client_id: profile.client_id,
  scope: profile.scope,
  has_secret: client_secret !== null,
  callback_url: environment().callback_url,
});
