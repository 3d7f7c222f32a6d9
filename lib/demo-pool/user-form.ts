import type { DemoUser } from './users';

/** A user as it is typed into the form: text, nothing checked yet. */
export type TypedUser = {
  username: string;
  /** Comma-separated. */
  groups: string;
  /** One `name=value` a line. */
  attributes: string;
};

/** `problem` is a sentence for the one who typed it. */
export type ReadUser =
  | { ok: true; user: Pick<DemoUser, 'username' | 'groups'> & { attributes: Record<string, string> } }
  | { ok: false; problem: string };

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const standard: readonly string[] = [
  ['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name', 'locale'],
  ['middle_name', 'name', 'nickname', 'phone_number', 'phone_number_verified', 'picture'],
  ['preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
].flat();

const limits = { groups: 25, attributes: 50, value: 2048 } as const;

/** Reads what was typed. `sub` is not among the attributes: no user pool lets it be chosen. */
export function readUser(typed: TypedUser): ReadUser {
  const username = typed.username.trim().toLowerCase();
  if (!/^[\w.@+-]{1,64}$/.test(username)) {
    return wrong('The username is 1 to 64 letters, digits and . _ @ + -.');
  }
  const groups = typed.groups.split(',').map((group) => group.trim());
  const named = [...new Set(groups.filter(Boolean))];
  const odd = named.find((group) => !/^[\w.-]{1,64}$/.test(group));
  if (odd !== undefined) return wrong(`“${odd.slice(0, 80)}” is no group: letters, digits and . _ - are.`);
  if (named.length > limits.groups)
    return wrong(`There are ${named.length} groups; ${limits.groups} are the most.`);
  const attributes = readAttributes(typed.attributes);
  return typeof attributes === 'string'
    ? wrong(attributes)
    : { ok: true, user: { username, groups: named, attributes: Object.fromEntries(attributes) } };
}

const wrong = (problem: string): ReadUser => ({ ok: false, problem });

/** The attributes by name, or what is wrong with a line. */
function readAttributes(text: string): Map<string, string> | string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > limits.attributes) {
    return `There are ${lines.length} attributes; ${limits.attributes} are the most.`;
  }
  const attributes = new Map<string, string>();
  for (const line of lines) {
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(0, equals)).trim();
    const value = line.slice(equals + 1).trim();
    if (!/^[\w:]+$/.test(name)) {
      return `“${line.slice(0, 80)}” is no attribute. Write name=value, such as custom:company_id=company1.`;
    }
    if (name === 'sub') return 'sub is given by the pool, and cannot be set.';
    if (!standard.includes(name) && !/^custom:\w{1,20}$/.test(name)) {
      return `${name.slice(0, 80)} is no standard attribute. One of your own begins with custom: and has up to 20 characters.`;
    }
    if (attributes.has(name)) return `${name} stands there twice.`;
    if (value.length > limits.value) return `${name} is longer than ${limits.value} characters.`;
    attributes.set(name, value);
  }
  return attributes;
}

/** What the form holds for a user that is there already. */
export const typedUser = ({
  username,
  groups,
  attributes: { sub: _, ...attributes },
}: DemoUser): TypedUser => ({
  username,
  groups: groups.join(', '),
  attributes: Object.entries(attributes)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n'),
});
