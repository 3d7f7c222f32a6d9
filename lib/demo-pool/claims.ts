import { publicClient } from './clients';
import { ageWhenExpired } from './faults';
import { type Claims, isSettable, override } from './overrides';
import { type Grant, lifetimes, type Pool, seconds } from './pool';
import type { Overrides } from './trigger-event';
import { releasedAttributes } from './users';

/** Claims about the access token and the request, which are only in the id_token. */
export type IdTokenContext = { at_hash: string; nonce: string | null };

/** https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html */
export function idTokenClaims(
  pool: Pool,
  grant: Grant,
  overrides: Overrides,
  context: IdTokenContext,
): Claims {
  const claims = {
    at_hash: context.at_hash,
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
  const generation = overrides.accessTokenGeneration;
  const scope = new Set([...grant.scope, ...(generation?.scopesToAdd ?? [])]);
  for (const name of generation?.scopesToSuppress ?? []) scope.delete(name);
  const claims = {
    sub: grant.user.attributes.sub,
    ...groupClaim(grant, overrides),
    ...commonClaims(pool, grant),
    version: 2,
    client_id: grant.client_id,
    token_use: 'access',
    scope: [...scope].join(' '),
    username: grant.user.username,
    ...(grant.resource !== undefined && { aud: grant.resource }),
  };
  // Without a resource, an access token has no `aud`. A trigger may set it, but only to the client ID.
  const isOwnAudience = (name: string, value: unknown) => name === 'aud' && value === grant.client_id;
  return override(claims, generation, (name, value) => isSettable(name) || isOwnAudience(name, value));
}

function commonClaims(pool: Pool, grant: Grant) {
  const age = pool.fault === 'expired-token' ? ageWhenExpired : 0;
  const iat = seconds(pool) - age;
  return {
    iss: pool.issuer,
    origin_jti: grant.origin_jti,
    event_id: grant.event_id,
    auth_time: grant.auth_time - age,
    exp: iat + lifetimes.token,
    iat,
    jti: crypto.randomUUID(),
  };
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
