import type { JsonObject } from '@/lib/json/object';

/**
 * Optional claims that a serializer may write as null. OpenID Connect Core 1.0 §5.3.2 says to omit them. The
 * claims that protect the token (iss, aud, exp, sub, iat) have their own checks.
 */
export const optionalClaims: readonly string[] = [
  ...['nbf', 'jti', 'auth_time', 'nonce', 'acr', 'amr', 'azp', 'at_hash', 'c_hash', 's_hash', 'sid', 'scope'],
  ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'profile'],
  ...['picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo', 'locale'],
  ...['phone_number', 'phone_number_verified', 'address', 'updated_at', 'cognito:groups', 'identities'],
];

/**
 * Parameters that select or describe. crit and b64 change the meaning of a signature, and have their own
 * checks.
 */
export const optionalParameters: readonly string[] = [
  ...['kid', 'typ', 'cty', 'zip', 'jwk', 'jku', 'x5u', 'x5c', 'x5t', 'x5t#S256'],
];

/** The `names` that are null in an object. */
export const nullsOf = (object: JsonObject | null, names: readonly string[]): string[] =>
  object === null ? [] : names.filter((name) => object[name] === null);

/** The object without the fields in `names` that are null. */
export function withoutNulls<O extends JsonObject | null>(object: O, names: readonly string[]): O {
  const nulls = nullsOf(object, names);
  if (object === null || nulls.length === 0) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !nulls.includes(name))) as O;
}
