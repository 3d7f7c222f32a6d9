/** A user of the pool. Attributes are strings, as in Cognito and in a trigger's event. */
export type DemoUser = {
  username: string;
  password: string;
  groups: readonly string[];
  attributes: Readonly<Record<string, string>> & { sub: string };
  /** The challenge of the API after the password. */
  challenge?: UserChallenge;
};

/** A temporary password, or a code of an authenticator app. */
export const userChallenges = ['NEW_PASSWORD_REQUIRED', 'SOFTWARE_TOKEN_MFA'] as const;

export type UserChallenge = (typeof userChallenges)[number];

/** The pool's users, by name. */
export type Users = Map<string, DemoUser>;

/** The maximum number of users. */
export const mostUsers = 50;

const password = 'Demo-Passw0rd';

/** Two users from two companies. Groups are the user's roles. */
export const demoUsers: readonly DemoUser[] = [
  {
    username: 'alice',
    password,
    groups: ['user'],
    attributes: {
      sub: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
      email_verified: 'true',
      phone_number_verified: 'true',
      phone_number: '+12025550101',
      given_name: 'Alice',
      family_name: 'Anders',
      'custom:company_id': 'company1',
      email: 'alice@company1.example',
    },
  },
  {
    username: 'bob',
    password,
    groups: ['admin'],
    attributes: {
      sub: '7e05d3a8-42cb-4b9f-a6d1-c83f51720be2',
      email_verified: 'true',
      phone_number_verified: 'false',
      phone_number: '+12025550102',
      given_name: 'Bob',
      family_name: 'Berger',
      'custom:company_id': 'company2',
      email: 'bob@company2.example',
    },
  },
];

/** User names aren't case-sensitive, as in pools created today. */
export const findUser = ({ users }: { users: Users }, username: string): DemoUser | undefined =>
  users.get(username.trim().toLowerCase());

/** The initial users of every pool. Copies, because a pool can change its own. */
export const firstUsers = (): Users => new Map(demoUsers.map((user) => [user.username, { ...user }]));

/** Adds or changes a user. Signed-in users get the new attributes at the next refresh. */
export function saveUser(
  { users }: { users: Users },
  {
    username,
    groups,
    attributes,
    challenge,
  }: Pick<DemoUser, 'username' | 'groups'> & {
    attributes: Record<string, string>;
    challenge: UserChallenge | undefined;
  },
): void {
  const known = users.get(username);
  const sub = known?.attributes.sub ?? crypto.randomUUID();
  const changed = { groups, attributes: { sub, ...attributes }, ...(challenge && { challenge }) };
  if (known) delete known.challenge;
  if (known) Object.assign(known, changed);
  else users.set(username, { username, password, ...changed });
}

/** The scope that releases an attribute, unless it's `profile`. */
const attributeScopes: Readonly<Record<string, string>> = {
  email: 'email',
  email_verified: 'email',
  phone_number: 'phone',
  phone_number_verified: 'phone',
};

/**
 * The attributes that `scope` releases to the id_token and to userInfo. Only `openid`, or `profile`, releases all that
 * the client can read, and so does a sign-in through the API; `email` and `phone` release two each.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html
 */
export function releasedAttributes(
  user: DemoUser,
  scope: readonly string[],
): [name: string, value: string][] {
  const all =
    scope.includes('profile') ||
    scope.every((name) => name === 'openid') ||
    scope.every((name) => name === 'aws.cognito.signin.user.admin');
  const isReleased = (name: string) => name === 'sub' || scope.includes(attributeScopes[name] ?? 'profile');
  return Object.entries(user.attributes).filter(([name]) => all || isReleased(name));
}
