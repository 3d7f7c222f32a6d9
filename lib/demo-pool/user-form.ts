import { type DemoUser, type saveUser, userChallenges } from './users';

/** A user as typed into the form, not validated yet. */
export type TypedUser = {
  username: string;
  /** Comma-separated. */
  groups: string;
  /** One `name=value` per line. */
  attributes: string;
  /** One of `userChallenges`, or empty. */
  challenge: string;
};

/** `problem` is a sentence to show beside the form. */
export type ReadUser = { ok: true; user: Parameters<typeof saveUser>[1] } | { ok: false; problem: string };

/** https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
const standard: readonly string[] = [
  ['address', 'birthdate', 'email', 'email_verified', 'family_name', 'gender', 'given_name', 'locale'],
  ['middle_name', 'name', 'nickname', 'phone_number', 'phone_number_verified', 'picture'],
  ['preferred_username', 'profile', 'updated_at', 'website', 'zoneinfo'],
].flat();

const limits = { groups: 25, attributes: 50, value: 2048 } as const;

/** Validates the form. `sub` isn't an editable attribute; user pools generate it. */
export function readUser(typed: TypedUser): ReadUser {
  const username = typed.username.trim().toLowerCase();
  if (!/^[\w.@+-]{1,64}$/.test(username)) {
    return wrong('Use 1 to 64 letters, digits, or any of . _ @ + - for the username.');
  }
  const groups = typed.groups.split(',').map((group) => group.trim());
  const named = [...new Set(groups.filter(Boolean))];
  const odd = named.find((group) => !/^[\w.-]{1,64}$/.test(group));
  if (odd !== undefined)
    return wrong(`“${odd.slice(0, 80)}” isn’t a valid group name. Use letters, digits, and . _ -`);
  if (named.length > limits.groups)
    return wrong(`A user can have at most ${limits.groups} groups. You entered ${named.length}.`);
  const attributes = readAttributes(typed.attributes);
  return typeof attributes === 'string'
    ? wrong(attributes)
    : {
        ok: true,
        user: {
          username,
          groups: named,
          attributes: Object.fromEntries(attributes),
          challenge: userChallenges.find((name) => name === typed.challenge),
        },
      };
}

const wrong = (problem: string): ReadUser => ({ ok: false, problem });

/** The attributes by name, or the problem with a line. */
function readAttributes(text: string): Map<string, string> | string {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (lines.length > limits.attributes) {
    return `A user can have at most ${limits.attributes} attributes. You entered ${lines.length}.`;
  }
  const attributes = new Map<string, string>();
  for (const line of lines) {
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(0, equals)).trim();
    const value = line.slice(equals + 1).trim();
    if (!/^[\w:]+$/.test(name)) {
      return `“${line.slice(0, 80)}” isn’t an attribute. Use name=value, for example custom:company_id=company1.`;
    }
    if (name === 'sub') return 'You can’t set sub. The pool generates it.';
    if (!standard.includes(name) && !/^custom:\w{1,20}$/.test(name)) {
      return `${name.slice(0, 80)} isn’t a standard attribute. Custom attributes start with custom: and have up to 20 characters.`;
    }
    if (attributes.has(name)) return `${name} is listed twice.`;
    if (value.length > limits.value) return `${name} is longer than ${limits.value} characters.`;
    attributes.set(name, value);
  }
  return attributes;
}

/** The form values for an existing user. */
export const typedUser = ({
  username,
  groups,
  attributes: { sub: _, ...attributes },
  challenge = undefined,
}: DemoUser): TypedUser => ({
  challenge: challenge ?? '',
  username,
  groups: groups.join(', '),
  attributes: Object.entries(attributes)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n'),
});
