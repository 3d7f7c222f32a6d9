import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';

/** Whose token it is, in the words that people know each other by. Nothing of it is proven here. */
export type TokenOwner = { user: string | null; tenant: string | null };

/**
 * Reads whose token it is. The tenant is what a namespace or a claim of its own says, else the groups.
 *
 * @param namespace the claim that Cube is told to read, where it is known
 */
export function tokenOwner(claims: JsonObject, namespace?: string): TokenOwner {
  return { user: userOf(claims), tenant: tenantOf(claims, namespace) ?? groupsOf(claims) };
}

function userOf(claims: JsonObject): string | null {
  const { sub, identities } = claims;
  const name = claims['cognito:username'];
  // Where people sign in by e-mail, or elsewhere, Cognito's user name is a number or has the provider's in it.
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
  // Cognito's own attributes have a prefix of their own, claims of Auth0 an address.
  const own = Object.keys(claims).filter((name) => tenantNames.includes(name.replace(/^(custom:|.*\/)/, '')));
  return first(claims, own);
}

/** A namespace is an object, or, by Cube's guide, the text of one. */
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

/** The first of these that says something. */
function first(claims: JsonObject, names: readonly string[]): string | null {
  const values = names.filter((name) => Object.hasOwn(claims, name)).map((name) => claims[name]);
  const told = values.find(
    (value) => (typeof value === 'string' && value !== '') || typeof value === 'number',
  );
  return told === undefined ? null : String(told);
}
