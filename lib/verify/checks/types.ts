import { isJsonObject } from '@/lib/json/object';
import { coreSection, rfc } from '@/lib/oidc/spec-links';
import { absent, claimRule, fail, pass, type Rule, show, showClaim, skip, warn } from '../rule';

type Type = { name: string; holds: (value: unknown) => boolean };

const string: Type = { name: 'a string', holds: (value) => typeof value === 'string' };
const boolean: Type = { name: 'true or false', holds: (value) => typeof value === 'boolean' };
const number: Type = { name: 'a number', holds: (value) => typeof value === 'number' };
const object: Type = { name: 'an object', holds: isJsonObject };
const strings: Type = {
  name: 'a list of strings',
  holds: (value) => Array.isArray(value) && value.every(string.holds),
};

const flagRule = (claim: 'email_verified' | 'phone_number_verified', title: string): Rule =>
  claimRule({ claim, title, spec: coreSection('5.1', 'StandardClaims') }, (value) => {
    if (value === undefined) return absent();
    if (boolean.holds(value)) return pass(value === true ? 'Yes' : 'No', boolean.name, show(value));
    return warn({
      result: 'Not a boolean',
      expected: boolean.name,
      actual: show(value),
      cause:
        'A string was copied into the token: Amazon Cognito’s userInfo and the event of a trigger have strings here. In most languages the string "false" counts as true.',
      fix: 'Compare with the text "true" where you read it, or write a boolean at the issuer.',
    });
  });

/** Claims with an unambiguous type, which other verifiers enforce. */
const registered = Object.entries<Type>({
  // RFC 7519 §4.1.7, RFC 8693 §4.2, OpenID Connect Core 1.0 §2.
  jti: string,
  scope: string,
  acr: string,
  amr: strings,
});

/** Claims about the user. OpenID Connect Core 1.0 §5.1. */
const profile = Object.entries<Type>({
  name: string,
  given_name: string,
  family_name: string,
  middle_name: string,
  nickname: string,
  preferred_username: string,
  profile: string,
  picture: string,
  website: string,
  email: string,
  gender: string,
  birthdate: string,
  zoneinfo: string,
  locale: string,
  phone_number: string,
  address: object,
  updated_at: number,
});

const typesRule = (
  rule: Pick<Rule, 'id' | 'title' | 'spec'>,
  types: readonly [name: string, type: Type][],
  report: typeof fail,
  words: { cause: string; fix: string },
): Rule => ({
  ...rule,
  judge: (evidence) => {
    const { claims } = evidence;
    if (claims === null) return skip('There are no claims to read.');
    const present = types.filter(([name]) => claims[name] !== undefined);
    if (present.length === 0) return absent('none of these claims is present');
    const wrong = present.filter(([name, type]) => !type.holds(claims[name]));
    if (wrong.length === 0) {
      return pass('As defined', 'as defined', `${present.map(([name]) => name).join(', ')}: as defined`);
    }
    return report({
      result: `Wrong type: ${wrong.map(([name]) => name).join(', ')}`,
      expected: wrong.map(([name, type]) => `${name}: ${type.name}`).join(', '),
      actual: wrong.map(([name]) => `${name}: ${showClaim(evidence, name)}`).join(', '),
      ...words,
    });
  },
});

const registeredTypes = typesRule(
  { id: 'types', title: 'Types of other claims', spec: rfc(7519, '4.1') },
  registered,
  fail,
  {
    cause: 'The claim was set manually or by a trigger. Verifiers that check its type reject the token.',
    fix: 'Write the claim with the type of its definition.',
  },
);

const profileTypes = typesRule(
  { id: 'profile-types', title: 'Types of user claims', spec: coreSection('5.1', 'StandardClaims') },
  profile,
  warn,
  {
    cause:
      'The provider doesn’t follow the definition, or a trigger overrides a standard claim. Programs that rely on the type can fail.',
    fix: 'Write the claim with the type of its definition, or read it with care.',
  },
);

export const typeRules: readonly Rule[] = [
  flagRule('email_verified', 'Email verified'),
  flagRule('phone_number_verified', 'Phone number verified'),
  registeredTypes,
  profileTypes,
];
