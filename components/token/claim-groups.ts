import { claimMeaning } from './claim-meanings';

export type ClaimGroup = { title: string; names: string[] };

const people = new Set([
  'sub',
  'name',
  'given_name',
  'family_name',
  'preferred_username',
  'email',
  'email_verified',
  'phone_number',
  'phone_number_verified',
  'username',
  'cognito:username',
  'cognito:groups',
  'groups',
  'roles',
  'identities',
  'locale',
  'zoneinfo',
  'picture',
  'address',
]);

const times = new Set(['exp', 'iat', 'nbf', 'auth_time', 'updated_at']);

const titles = ['Custom claims', 'User', 'Times', 'Token'] as const;

/** Groups claims in the order of interest: custom claims first, starting with namespaces. */
export function claimGroups(names: readonly string[]): ClaimGroup[] {
  const groups = titles.map((title) => ({ title, names: names.filter((name) => groupOf(name) === title) }));
  groups[0]?.names.sort((one, other) => Number(other.includes('://')) - Number(one.includes('://')));
  return groups.filter((group) => group.names.length > 0);
}

function groupOf(name: string): (typeof titles)[number] {
  if (people.has(name)) return 'User';
  if (times.has(name)) return 'Times';
  return name.startsWith('custom:') || claimMeaning(name).origin === 'yours' ? 'Custom claims' : 'Token';
}
