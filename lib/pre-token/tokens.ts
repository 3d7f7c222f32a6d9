import type { JsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { poolHost, poolIssuer } from '@/lib/oidc/pool-id';
import type { PreTokenEvent } from './event';
import type { Generation, Overrides } from './overrides';
import { isSuppressible, whyNotSettable } from './settable';

/**
 * The claims of both tokens, without those that Cognito generates for each token: `jti`, `origin_jti`,
 * `event_id`, `at_hash`, `nonce`. Handlers can't change these. A client without a user gets no id_token.
 */
export type Tokens = { id: JsonObject | null; access: JsonObject };

/** Seconds. */
const lifetime = 3600;

/** The tokens for an event. `overrides` is `null` without a trigger. `now` is Unix time in milliseconds. */
export function tokensOf(event: PreTokenEvent, overrides: Overrides | null, now: number): Tokens {
  const machine = event.triggerSource === 'TokenGeneration_ClientCredentials';
  const client_id = event.callerContext.clientId;
  const access = machine ? machineClaims(event, overrides, now) : userClaims(event, overrides, now);
  return {
    id: machine ? null : override('id', idClaims(event, overrides, now), overrides?.id, client_id),
    access: override('access', access, overrides?.access, client_id),
  };
}

function idClaims(event: PreTokenEvent, overrides: Overrides | null, now: number): JsonObject {
  const { groups, roles, preferred_role } = groupsOf(event, overrides);
  return members({
    ...attributeClaims(event),
    'cognito:groups': groups.length > 0 ? groups : undefined,
    'cognito:roles': roles.length > 0 ? roles : undefined,
    'cognito:preferred_role': preferred_role || undefined,
    'cognito:username': event.userName,
    ...commonClaims(event, now),
    aud: event.callerContext.clientId,
    token_use: 'id',
  });
}

function userClaims(event: PreTokenEvent, overrides: Overrides | null, now: number): JsonObject {
  const { groups } = groupsOf(event, overrides);
  return members({
    sub: event.request.userAttributes.sub,
    'cognito:groups': groups.length > 0 ? groups : undefined,
    ...commonClaims(event, now),
    version: 2,
    client_id: event.callerContext.clientId,
    token_use: 'access',
    scope: scope(event, overrides),
    username: event.userName,
  });
}

const machineClaims = (event: PreTokenEvent, overrides: Overrides | null, now: number): JsonObject =>
  members({
    sub: event.callerContext.clientId,
    token_use: 'access',
    scope: scope(event, overrides),
    ...commonClaims(event, now),
    version: 2,
    client_id: event.callerContext.clientId,
  });

const commonClaims = ({ region, userPoolId }: PreTokenEvent, now: number) => {
  const seconds = Math.floor(now / 1000);
  return {
    iss: poolIssuer(userPoolId) ?? `https://${poolHost(region)}/${userPoolId}`,
    auth_time: seconds,
    iat: seconds,
    exp: seconds + lifetime,
  };
};

/** A version 1 event doesn't contain the scopes, so there's no scope claim. */
function scope({ request }: PreTokenEvent, overrides: Overrides | null): string | undefined {
  if (request.scopes === undefined) return undefined;
  const scopes = new Set([...request.scopes, ...(overrides?.access.add_scopes ?? [])]);
  for (const name of overrides?.access.suppress_scopes ?? []) scopes.delete(name);
  return [...scopes].join(' ');
}

function groupsOf({ request }: PreTokenEvent, overrides: Overrides | null) {
  const none = { groups: [], roles: [], preferred_role: null };
  if (overrides?.groups !== undefined) return overrides.groups ?? none;
  if (request.groupConfiguration === null) return none;
  const { groupsToOverride, iamRolesToOverride, preferredRole } = request.groupConfiguration;
  return { groups: groupsToOverride ?? [], roles: iamRolesToOverride ?? [], preferred_role: preferredRole };
}

/** The scope that releases an attribute, if it isn't `profile`. */
const attributeScopes: Readonly<Record<string, string>> = {
  email: 'email',
  email_verified: 'email',
  phone_number: 'phone',
  phone_number_verified: 'phone',
};

/** The attributes that the scope releases: `profile`, or `openid` as the only scope, releases all of them. */
function attributeClaims({ request: { userAttributes, scopes } }: PreTokenEvent): JsonObject {
  const all = scopes === undefined || scopes.includes('profile') || scopes.every((name) => name === 'openid');
  const released = Object.entries(userAttributes).filter(
    ([name]) =>
      !name.startsWith('cognito:') &&
      (all || name === 'sub' || scopes.includes(attributeScopes[name] ?? 'profile')),
  );
  return Object.fromEntries(released.map(([name, value]) => [name, attributeValue(name, value)]));
}

/** Strings in the pool and in the event. In the id_token, two of them are booleans, and one is a list. */
function attributeValue(name: string, value: string): unknown {
  if (name === 'email_verified' || name === 'phone_number_verified') return value === 'true';
  return name === 'identities' ? (parseJson(value) ?? value) : value;
}

/**
 * Adds and removes claims according to the response. A claim that is both added and suppressed is suppressed.
 */
function override(
  token: 'id' | 'access',
  claims: JsonObject,
  generation: Generation | undefined,
  client_id: string,
): JsonObject {
  const added = Object.entries(generation?.add ?? {}).filter(
    ([name, value]) => whyNotSettable(token, name, value, client_id) === null,
  );
  const suppressed = new Set(generation?.suppress.filter(isSuppressible));
  const entries = [...Object.entries(claims), ...added].filter(([name]) => !suppressed.has(name));
  // Entries instead of assignments, because a claim may be called `__proto__`.
  return Object.fromEntries(entries);
}

const members = (claims: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => value !== undefined));
