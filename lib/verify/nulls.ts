import type { JsonObject } from '@/lib/json/object';

/**
 * Claims that may be left out, and that a serializer may write as null instead. OpenID Connect Core 1.0 §5.3.2 asks
 * to leave them out; what protects the token (iss, aud, exp, sub, iat) keeps its own check.
 */
export const optionalClaims: readonly string[] = [
  ...['nbf', 'jti', 'auth_time', 'nonce', 'acr', 'amr', 'azp', 'at_hash', 'c_hash', 's_hash', 'sid', 'scope'],
  ...['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'profile'],
  ...['picture', 'website', 'email', 'email_verified', 'gender', 'birthdate', 'zoneinfo', 'locale'],
  ...['phone_number', 'phone_number_verified', 'address', 'updated_at', 'cognito:groups', 'identities'],
];

/** Parameters that choose or describe; crit and b64 change what a signature means, and keep their own checks. */
export const optionalParameters: readonly string[] = [
  ...['kid', 'typ', 'cty', 'zip', 'jwk', 'jku', 'x5u', 'x5c', 'x5t', 'x5t#S256'],
];

/** Which of `names` an object has as null. */
export const nullsOf = (object: JsonObject | null, names: readonly string[]): string[] =>
  object === null ? [] : names.filter((name) => object[name] === null);

/** The object as its writer meant it: without the members of `names` that are null. */
export function withoutNulls<O extends JsonObject | null>(object: O, names: readonly string[]): O {
  const nulls = nullsOf(object, names);
  if (object === null || nulls.length === 0) return object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !nulls.includes(name))) as O;
}
