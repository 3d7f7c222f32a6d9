import type { Generation } from './trigger-event';

export type Claims = Record<string, unknown>;

const reserved: readonly string[] = [
  ['acr', 'amr', 'at_hash', 'aud', 'auth_time', 'azp', 'client_id', 'device_key', 'event_id', 'exp', 'iat'],
  ['identities', 'iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use', 'username', 'version'],
].flat();

/** Whether a trigger may set the claim. Groups have their own field. */
export const isSettable = (name: string) =>
  !reserved.includes(name) && !name.startsWith('cognito:') && !name.startsWith('dev:');

/** Groups can be removed by name, and so can `dev:` claims. */
const isSuppressible = (name: string) =>
  isSettable(name) ||
  name.startsWith('dev:') ||
  ['cognito:groups', 'cognito:roles', 'cognito:preferred_role'].includes(name);

/** Adds and removes claims as the trigger specified. A claim that is both added and suppressed is suppressed. */
export function override(
  claims: Claims,
  generation: Generation | null | undefined,
  mayAdd: (name: string, value: unknown) => boolean = isSettable,
): Claims {
  const added = Object.entries(generation?.claimsToAddOrOverride ?? {}).filter((claim) => mayAdd(...claim));
  const suppressed = new Set(generation?.claimsToSuppress?.filter(isSuppressible));
  return Object.fromEntries([...Object.entries(claims), ...added].filter(([name]) => !suppressed.has(name)));
}
