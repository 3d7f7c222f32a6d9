import type { FlowView, VisibleRun } from '@/components/flow-view';
import { describeRequest } from '@/lib/authorize/authorization-request';
import type { AuthorizeFailure } from '@/lib/authorize/failure';
import type { ProviderMetadata } from '@/lib/configure/provider-metadata';
import { revealedTranscript } from '@/lib/revealed-transcript';
import type { Run } from '@/lib/run';
import { type Browser, lookOf } from '@/lib/server/browser';
import { demoPoolLinks } from '@/lib/server/demo-pool';
import { environment } from '@/lib/server/environment';
import { listProfiles, resolveMetadata, type StoredProfile, visible } from '@/lib/server/profiles';

/** What the address of a run's page asks for. */
type Asked = { verify_open: boolean; revealed: boolean };

/** The page before Start: the selected profile, and the request as Start would send it. */
export async function viewOfProfile(
  stored: StoredProfile,
  browser: Browser,
  refused: AuthorizeFailure | null,
): Promise<FlowView> {
  const resolved = await resolveMetadata(stored.profile, { hurried: true });
  const { callback_url } = environment();
  return {
    ...shared(browser, stored, await listProfiles(browser.id), resolved.ok ? resolved.metadata : undefined),
    way: browser.way,
    verify_open: false,
    revealed: false,
    ...(refused ? { refused } : {}),
    ...(resolved.ok
      ? {
          metadata: resolved.metadata,
          request: {
            authorization_endpoint: resolved.metadata.authorization_endpoint,
            parameters: describeRequest(stored.profile, callback_url),
          },
        }
      : { configure_failure: resolved.failure }),
  };
}

/** The page of a run: everything as it was when the run began. */
export async function viewOfRun(
  run: Run,
  browser: Browser,
  { verify_open, revealed }: Asked,
): Promise<FlowView> {
  const { metadata } = run.profile;
  const profiles = await listProfiles(browser.id);
  const now = profiles.find(({ profile }) => profile.id === run.profile.id);
  const stored = {
    profile: run.profile,
    client_secret: now?.client_secret ?? null,
    read_only: now?.read_only ?? false,
  };
  return {
    ...shared(browser, stored, profiles, metadata),
    ...(now ? { profile_now: visible(now) } : {}),
    way: run.way,
    verify_open: verify_open || run.verification !== undefined,
    revealed,
    metadata,
    run: visibleRun(revealed ? { ...run, transcript: revealedTranscript(run) } : run),
    ...(run.request
      ? {
          request: {
            authorization_endpoint: run.request.authorization_endpoint,
            parameters: describeRequest(run.profile, run.request.redirect_uri, run.request),
          },
        }
      : {}),
  };
}

/** The browser has no use for its own id, nor anyone for the verifier. */
function visibleRun({ browser: _browser, request, ...run }: Run): VisibleRun {
  return { ...run, has_state: request !== undefined };
}

function shared(
  browser: Browser,
  stored: StoredProfile,
  profiles: readonly StoredProfile[],
  metadata?: ProviderMetadata,
) {
  const { callback_url, signed_out_url } = environment();
  const demo_pool = stored.profile.id === 'demo' && metadata ? demoPoolLinks(metadata) : null;
  return {
    profile: visible(stored),
    profiles: profiles.map(({ profile: { id, name } }) => ({ id, name })),
    callback_url,
    signed_out_url,
    copied: browser.copied,
    look: lookOf(browser),
    now: Date.now(),
    ...(demo_pool ? { demo_pool } : {}),
  };
}
