import { coreSection, rfc } from '@/lib/oidc/spec-links';
import { isJsonObject } from '../json-object';
import { claimRule, fail, pass, type Rule, show, showClaim, skip, warn } from '../rule';

type Type = { name: string; holds: (value: unknown) => boolean };

const string: Type = { name: 'a string', holds: (value) => typeof value === 'string' };
const boolean: Type = { name: 'true or false', holds: (value) => typeof value === 'boolean' };
const number: Type = { name: 'a number', holds: (value) => typeof value === 'number' };
const object: Type = { name: 'an object', holds: isJsonObject };
const strings: Type = {
  name: 'a list of strings',
  holds: (value) => Array.isArray(value) && value.every(string.holds),
};

const flagRule = (claim: 'email_verified' | 'phone_number_verified'): Rule =>
  claimRule(
    { claim, title: `${claim} is true or false`, spec: coreSection('5.1', 'StandardClaims') },
    (value) => {
      if (value === undefined) return skip('absent');
      if (boolean.holds(value)) return pass(boolean.name, show(value));
      return warn({
        expected: boolean.name,
        actual: show(value),
        cause:
          'A string, as userInfo of Amazon Cognito and the event of a trigger have it, was copied into the token. The string "false" counts as true in most languages.',
        fix: 'Compare with the text "true" where you read it, or have the issuer write a boolean.',
      });
    },
  );

/** Claims whose definition leaves no doubt, and which other verifiers refuse otherwise. */
const registered = Object.entries<Type>({
  // RFC 7519 §4.1.7, RFC 8693 §4.2, OpenID Connect Core 1.0 §2.
  jti: string,
  scope: string,
  acr: string,
  amr: strings,
});

/** What is said of the user. OpenID Connect Core 1.0 §5.1. */
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
    if (present.length === 0) return skip('none of them is present');
    const wrong = present.filter(([name, type]) => !type.holds(claims[name]));
    if (wrong.length === 0)
      return pass('as defined', `${present.map(([name]) => name).join(', ')}: as defined`);
    return report({
      expected: wrong.map(([name, type]) => `${name}: ${type.name}`).join(', '),
      actual: wrong.map(([name]) => `${name}: ${showClaim(evidence, name)}`).join(', '),
      ...words,
    });
  },
});

const registeredTypes = typesRule(
  { id: 'types', title: 'jti, scope, acr and amr have their types', spec: rfc(7519, '4.1') },
  registered,
  fail,
  {
    cause: 'The claim was made by hand or by a trigger. Verifiers that know its definition refuse the token.',
    fix: 'Have the claim written with the type of its definition.',
  },
);

const profileTypes = typesRule(
  {
    id: 'profile-types',
    title: 'What is said of the user has its types',
    spec: coreSection('5.1', 'StandardClaims'),
  },
  profile,
  warn,
  {
    cause:
      'A provider with a reading of its own, or a trigger that overrides a standard claim. A program that trusts the type stumbles on it.',
    fix: 'Have the claim written with the type of its definition, or read it with care.',
  },
);

export const typeRules: readonly Rule[] = [
  flagRule('email_verified'),
  flagRule('phone_number_verified'),
  registeredTypes,
  profileTypes,
];
