import type { JsonObject } from '@/lib/json/object';
import type { EventUser } from './event';

/** Standard attributes in a pool. OpenID Connect Core 1.0 §5.1. */
const standard = new Set(
  [
    ['sub', 'name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'profile'],
    ['picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo', 'locale'],
    ['phone_number', 'phone_number_verified', 'address', 'updated_at', 'identities'],
  ].flat(),
);

/**
 * The user of an id_token, as in a trigger's event. Omits all claims that aren't attributes, including claims
 * from an earlier trigger. `access` is the access token of the same sign-in, for its scope.
 */
export function userOfClaims(id: JsonObject, access: JsonObject | null): EventUser {
  const attributes = Object.entries(id).filter(([name]) => standard.has(name) || name.startsWith('custom:'));
  return {
    user_pool_id: text(id.iss)?.split('/').pop() || 'us-east-1_example',
    client_id: text(id.aud) ?? '',
    user_name: text(id['cognito:username']) ?? text(id.sub) ?? '',
    attributes: {
      ...Object.fromEntries(attributes.map(([name, value]) => [name, attribute(value)])),
      'cognito:user_status': 'CONFIRMED',
    },
    groups: texts(id['cognito:groups']),
    roles: texts(id['cognito:roles']),
    preferred_role: text(id['cognito:preferred_role']) ?? null,
    scopes: text(access?.scope)?.split(' ').filter(Boolean) ?? ['openid'],
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** In the pool, all attributes are strings. An object or a list is JSON. */
const attribute = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
