import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';

/** The user and tenant of a token, by their readable names. Not verified. */
export type TokenOwner = { user: string | null; tenant: string | null };

/**
 * Reads the user and tenant of a token. The tenant is from a namespace or a top-level claim, otherwise from
 * the groups.
 *
 * @param namespace the claim namespace in Cube's settings, if known
 */
export function tokenOwner(claims: JsonObject, namespace?: string): TokenOwner {
  return { user: userOf(claims), tenant: tenantOf(claims, namespace) ?? groupsOf(claims) };
}

function userOf(claims: JsonObject): string | null {
  const { sub, identities } = claims;
  const name = claims['cognito:username'];
  // If users sign in by email or through another provider, Cognito's user name is a number or contains the
  // provider's name.
  const telling = name !== sub && !Array.isArray(identities) ? ['cognito:username'] : [];
  return first(claims, [
    ...telling,
    'preferred_username',
    'email',
    'name',
    'username',
    'cognito:username',
    'sub',
  ]);
}

const tenantNames = [
  'company_id',
  'tenant_id',
  'organization_id',
  'org_id',
  'company',
  'tenant',
  'organization',
];

function tenantOf(claims: JsonObject, namespace: string | undefined): string | null {
  const names = Object.keys(claims).filter((name) => name.includes('://'));
  const namespaces = [...(namespace === undefined ? [] : [namespace]), ...names];
  for (const name of namespaces) {
    const found = first(objectOf(claims[name]), tenantNames);
    if (found !== null) return found;
  }
  // Cognito's custom attributes have a prefix, and Auth0's custom claims are URLs.
  const own = Object.keys(claims).filter((name) => tenantNames.includes(name.replace(/^(custom:|.*\/)/, '')));
  return first(claims, own);
}

/** A namespace is an object or, as in Cube's guide, JSON in a string. */
function objectOf(value: unknown): JsonObject {
  if (isJsonObject(value)) return value;
  const parsed = typeof value === 'string' ? parseJson(value) : undefined;
  return isJsonObject(parsed) ? parsed : {};
}

function groupsOf(claims: JsonObject): string | null {
  const groups = claims['cognito:groups'] ?? claims.groups;
  const named = Array.isArray(groups)
    ? groups.filter((group) => typeof group === 'string' && group !== '')
    : [];
  return named.length > 0 ? named.join(', ') : null;
}

/** The first of these claims with a value. */
function first(claims: JsonObject, names: readonly string[]): string | null {
  const values = names.filter((name) => Object.hasOwn(claims, name)).map((name) => claims[name]);
  const told = values.find(
    (value) => (typeof value === 'string' && value !== '') || typeof value === 'number',
  );
  return told === undefined ? null : String(told);
}
