import { describeRequest } from '@/lib/authorize/authorization-request';
import type { AuthorizeFailure } from '@/lib/authorize/failure';
import type { Profile } from '@/lib/configure/profile/profile';
import { readCubeQuery } from '@/lib/cube/cube-query';
import type { TokenName } from '@/lib/exchange/token-response';
import type { JsonObject } from '@/lib/json/object';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { revealedTranscript } from '@/lib/run/revealed-transcript';
import type { Run } from '@/lib/run/run';
import { isLogin, summarize } from '@/lib/run/summary';
import { lastRefreshAt, mainToken, tokenForCube, tokenNamed } from '@/lib/run/tokens';
import { visibleRun } from '@/lib/run/visible-run';
import { forecast, tokenSource } from '@/lib/server/cube/forecast';
import { lookOf, type Session } from '@/lib/server/http/session';
import { demoPoolLinks } from '@/lib/server/process/demo-pool';
import { environment } from '@/lib/server/process/environment';
import { deletedName } from '@/lib/server/profiles/manage-profiles';
import { damagedProfiles } from '@/lib/server/profiles/own-profiles';
import {
  listProfiles,
  loadProfile,
  resolveMetadata,
  type StoredProfile,
  visible,
} from '@/lib/server/profiles/profiles';
import { findRun } from '@/lib/server/store/runs';
import { diffClaims, differsInAnyTwo } from '@/lib/verify/claim-diff';
import { decode } from '@/lib/verify/decode';
import type { CubeView, FlowView, SinceLast } from '@/lib/views/flow';

/** The query of a sign-in page's URL. */
type PageQuery = Pick<FlowView, 'shown' | 'tab' | 'revealed'>;

/** The page before Start: the selected profile, and a preview of the request. */
export async function viewOfProfile(
  stored: StoredProfile,
  session: Session,
  asked: PageQuery & { refused: AuthorizeFailure | null; saved: string | null; profile_gone: boolean },
): Promise<FlowView> {
  const { refused, saved, profile_gone, ...parts } = asked;
  const resolved = await resolveMetadata(stored.profile, { hurried: true });
  const last_login = await findRun(session.id, isLogin(stored.profile.id));
  const undo = saved !== null && (await deletedName(saved, session.id)) !== null ? saved : null;
  const { callback_url } = environment();
  return {
    ...shared(session, stored, await listProfiles(session.id), resolved.ok ? resolved.metadata : undefined),
    way: session.way,
    ...parts,
    verify_open: false,
    ...(saved === null ? {} : { saved: { undo } }),
    ...(profile_gone ? { profile_gone } : {}),
    profiles_damaged: (await damagedProfiles()) !== null,
    ...(last_login ? { last_login: summarize(last_login) } : {}),
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

/** The page of a run, with the state from its start. */
export async function viewOfRun(
  run: Run,
  session: Session,
  { verify_open, ...parts }: PageQuery & { verify_open: boolean },
): Promise<FlowView> {
  const { metadata } = run.profile;
  const profiles = await listProfiles(session.id);
  const now = await loadProfile(run.profile.id, session.id);
  const stored = {
    profile: run.profile,
    client_secret: now?.client_secret ?? null,
    kept_secret: null,
    read_only: now?.read_only ?? false,
  };
  return {
    ...shared(session, stored, profiles, metadata),
    ...(now ? { profile_now: visible(now) } : {}),
    way: run.way,
    ...parts,
    verify_open: verify_open || run.verification !== undefined,
    ...(await viewOfToken(run)),
    metadata,
    ...(await viewOfCube(run, (now ?? stored).profile, session.copied)),
    run: visibleRun(parts.revealed ? { ...run, transcript: revealedTranscript(run) } : run),
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

/** The user of the token, its lifetime, and changes since the previous one. */
async function viewOfToken(
  run: Run,
): Promise<Pick<FlowView, 'owner' | 'expires_at' | 'issued_at' | 'since'>> {
  const claims = claimsInHand(run);
  if (!claims) return {};
  const { exp, iat } = claims;
  const before = await findRun(
    run.browser,
    (each) =>
      each.profile.id === run.profile.id &&
      each.grant === run.grant &&
      each.created_at < run.created_at &&
      claimsInHand(each) !== null,
  );
  return {
    owner: summarize(run).owner,
    ...(typeof exp === 'number' ? { expires_at: exp } : {}),
    ...(typeof iat === 'number' ? { issued_at: iat } : {}),
    ...(before && run.verification
      ? { since: sinceLast(claimsInHand(before) ?? {}, claims, before.created_at) }
      : {}),
  };
}

const claimsInHand = (run: Run): JsonObject | null => {
  const main = mainToken(run);
  return main && (decode(main.token).payload?.object ?? null);
};

function sinceLast(before: JsonObject, now: JsonObject, at: number): SinceLast {
  const changes = diffClaims(before, now).filter(({ kind }) => kind !== 'same');
  const telling = changes.filter((change) => !differsInAnyTwo(change));
  return { changes: telling, always: changes.length - telling.length, at };
}

/**
 * With the current Cube settings. The token is the access token if that is the default for Copy, otherwise
 * the one for Cube.
 */
async function viewOfCube(
  run: Run,
  { cube_url, cube_settings }: Profile,
  copied: TokenName,
): Promise<{ cube?: CubeView }> {
  const token_name = copied === 'access_token' ? copied : tokenForCube(run);
  const token = tokenNamed(run, token_name);
  if (token === undefined || !run.verification) return {};
  const { replay, fitting } = await forecast(
    await tokenSource(run.profile),
    { settings: cube_settings },
    token,
  );
  const read = readCubeQuery(cube_settings?.query ?? '');
  const { cube: answer } = run;
  const isCurrent =
    answer !== undefined &&
    answer.real.asked_at > lastRefreshAt(run) &&
    (answer.token ?? 'id_token') === token_name;
  return {
    cube: {
      token,
      token_name,
      replay,
      fitting,
      filter: cube_settings?.filter ?? '',
      assumed: cube_settings === undefined,
      cube_url,
      query: read.ok ? read.query : null,
      ...(isCurrent ? { answer } : {}),
    },
  };
}

function shared(
  session: Session,
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
    copied: session.copied,
    look: lookOf(session),
    now: Date.now(),
    ...(demo_pool ? { demo_pool } : {}),
  };
}
