import { publicClient } from './clients';
import { ageWhenExpired } from './faults';
import { type Claims, isSettable, override } from './overrides';
import { type Grant, lifetimes, type Pool, seconds } from './pool';
import type { Overrides } from './trigger-event';
import { releasedAttributes } from './users';

/** Claims about the access token and the request, which are only in the id_token. */
export type IdTokenContext = { at_hash: string | null; nonce: string | null };

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export function idTokenClaims(
  pool: Pool,
  grant: Grant,
  overrides: Overrides,
  context: IdTokenContext,
): Claims {
  const claims = {
    ...(context.at_hash !== null && { at_hash: context.at_hash }),
    ...attributeClaims(grant),
    ...groupClaim(grant, overrides),
    ...roleClaims(overrides),
    'cognito:username': grant.user.username,
    ...commonClaims(pool, grant),
    aud: pool.fault === 'other-audience' ? publicClient.client_id : grant.client_id,
    token_use: 'id',
    ...(context.nonce !== null && { nonce: context.nonce }),
  };
  return override(claims, overrides.idTokenGeneration);
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html */
export function accessTokenClaims(pool: Pool, grant: Grant, overrides: Overrides): Claims {
  const claims = {
    sub: grant.user.attributes.sub,
    ...groupClaim(grant, overrides),
    ...commonClaims(pool, grant),
    version: 2,
    client_id: grant.client_id,
    token_use: 'access',
    scope: scopeText(grant.scope, overrides),
    username: grant.user.username,
    ...(grant.resource !== undefined && { aud: grant.resource }),
  };
  return overrideAccess(claims, grant.client_id, overrides);
}

/** An access token without a user: its subject is the client. */
export function machineTokenClaims(
  pool: Pool,
  client_id: string,
  scope: readonly string[],
  overrides: Overrides,
): Claims {
  const claims = {
    sub: client_id,
    token_use: 'access',
    scope: scopeText(scope, overrides),
    ...timeClaims(pool, seconds(pool)),
    iss: pool.issuer,
    version: 2,
    jti: crypto.randomUUID(),
    client_id,
  };
  return overrideAccess(claims, client_id, overrides);
}

function scopeText(granted: readonly string[], { accessTokenGeneration: generation }: Overrides): string {
  const scope = new Set([...granted, ...(generation?.scopesToAdd ?? [])]);
  for (const name of generation?.scopesToSuppress ?? []) scope.delete(name);
  return [...scope].join(' ');
}

/** Without a resource, an access token has no `aud`. A trigger may set it, but only to the client ID. */
function overrideAccess(claims: Claims, client_id: string, overrides: Overrides): Claims {
  const isOwnAudience = (name: string, value: unknown) => name === 'aud' && value === client_id;
  return override(
    claims,
    overrides.accessTokenGeneration,
    (name, value) => isSettable(name) || isOwnAudience(name, value),
  );
}

const commonClaims = (pool: Pool, grant: Grant) => ({
  iss: pool.issuer,
  origin_jti: grant.origin_jti,
  event_id: grant.event_id,
  ...timeClaims(pool, grant.auth_time),
  jti: crypto.randomUUID(),
});

function timeClaims(pool: Pool, authenticated_at: number) {
  const age = pool.fault === 'expired-token' ? ageWhenExpired : 0;
  const iat = seconds(pool) - age;
  return { auth_time: authenticated_at - age, exp: iat + lifetimes.token, iat };
}

const booleans = ['email_verified', 'phone_number_verified'];

/** In the pool, all attributes are strings. In the id_token, two of them are booleans. */
const attributeClaims = (grant: Grant): Claims =>
  Object.fromEntries(
    releasedAttributes(grant.user, grant.scope).map(([name, value]) => [
      name,
      booleans.includes(name) ? value === 'true' : value,
    ]),
  );

/** An empty `groupOverrideDetails` removes the groups; if it's absent, they stay. */
function groupClaim(grant: Grant, { groupOverrideDetails: details }: Overrides): Claims {
  const groups = details === undefined ? grant.user.groups : (details?.groupsToOverride ?? []);
  return groups.length > 0 ? { 'cognito:groups': groups } : {};
}

function roleClaims({ groupOverrideDetails: details }: Overrides): Claims {
  const roles = details?.iamRolesToOverride ?? [];
  return {
    ...(details?.preferredRole && { 'cognito:preferred_role': details.preferredRole }),
    ...(roles.length > 0 && { 'cognito:roles': roles }),
  };
}
