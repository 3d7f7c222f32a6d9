const reserved: ReadonlySet<string> = new Set(
  [
    ['acr', 'amr', 'at_hash', 'aud', 'auth_time', 'azp', 'client_id', 'device_key', 'event_id', 'exp', 'iat'],
    ['identities', 'iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use', 'username', 'version'],
  ].flat(),
);

/** Of these, version 2 doesn't accept objects in the id_token. */
const plain: ReadonlySet<string> = new Set([
  'email_verified',
  'phone_number_verified',
  'updated_at',
  'address',
]);

export type NotSettable = 'reserved' | 'cognito' | 'dev' | 'audience' | 'object';

/**
 * Why Cognito ignores a claim that a response adds, or `null` if it doesn't.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export function whyNotSettable(
  token: 'id' | 'access',
  name: string,
  value: unknown,
  client_id: string,
): NotSettable | null {
  if (name === 'aud' && token === 'access') return value === client_id ? null : 'audience';
  if (reserved.has(name)) return 'reserved';
  if (name.startsWith('cognito:')) return 'cognito';
  if (name.startsWith('dev:')) return 'dev';
  const object = typeof value === 'object' && value !== null;
  return token === 'id' && plain.has(name) && object ? 'object' : null;
}

/** Claims for groups. A response has another way to set them, but may suppress them by name. */
const ofGroups: ReadonlySet<string> = new Set(['cognito:groups', 'cognito:roles', 'cognito:preferred_role']);

/** Whether a response may suppress a claim. `dev:` claims may be suppressed but never set. */
export const isSuppressible = (name: string): boolean =>
  ofGroups.has(name) || (!reserved.has(name) && !name.startsWith('cognito:'));
