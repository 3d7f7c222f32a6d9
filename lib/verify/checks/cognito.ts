import { cognitoPage } from '@/lib/oidc/spec-links';
import type { Evidence } from '../evidence';
import { isJsonObject, type JsonObject } from '../json-object';
import { claimRule, type Finding, fail, pass, type Rule, show, skip } from '../rule';

const verifying = cognitoPage(
  'Verifying JSON Web Tokens',
  'amazon-cognito-user-pools-using-tokens-verifying-a-jwt',
);
const idToken = cognitoPage(
  'Understanding the identity token',
  'amazon-cognito-user-pools-using-the-id-token',
);

/** A rule for tokens of user pools, and for those of emulators that take a pool's place. */
const poolRule = (
  rule: Parameters<typeof claimRule>[0],
  judge: (value: unknown, claims: JsonObject, evidence: Evidence) => Finding,
): Rule =>
  claimRule(rule, (value, claims, evidence) =>
    evidence.of_user_pool
      ? judge(value, claims, evidence)
      : skip('The issuer is no user pool of Amazon Cognito.'),
  );

const tokenUse = poolRule(
  { claim: 'token_use', title: 'It is the kind of token that is wanted', spec: verifying },
  (value, _claims, { expected: { token_use } }) => {
    const expected = show(token_use);
    const actual = show(value);
    if (value === token_use) return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause:
        value === undefined
          ? 'No token of a user pool: Amazon Cognito always says what it is for.'
          : 'The other token of the same token response. It is signed just as well, but says other things.',
      fix: `Take the ${token_use === 'id' ? 'id_token' : 'access_token'} of the token response.`,
    });
  },
);

const clientId = claimRule(
  { claim: 'client_id', title: 'The access token was issued to this client', spec: verifying },
  (value, _claims, { expected: { client_id, token_use }, of_user_pool }) => {
    if (token_use === 'id') return skip('Only an access token has it; in an id token it is aud.');
    const actual = show(value);
    if (value === undefined && !of_user_pool) return skip('absent');
    if (typeof value === 'string' && client_id === undefined) {
      return skip(`${actual}; no client id was given to compare it with.`);
    }
    const expected = client_id === undefined ? 'a client id as a string' : show(client_id);
    if (value === client_id && value !== undefined) return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause: 'The token was issued to another app client of the same issuer.',
      fix: 'Compare with the client id in the configuration, and take the token of a login with that client.',
    });
  },
);

const groups = poolRule(
  { claim: 'cognito:groups', title: 'The groups are a list of names', spec: idToken },
  (value) => {
    if (value === undefined) return skip('absent: the user is in no group, or a trigger has removed them.');
    const expected = 'a list of strings';
    const actual = show(value);
    if (Array.isArray(value) && value.every((group) => typeof group === 'string'))
      return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause:
        'Not written by Amazon Cognito, where only groupOverrideDetails changes the claim: an emulator, or a token made by hand. In a single string a search for "admin" also finds "not-admin".',
      fix: 'Have the groups written as a list.',
    });
  },
);

const identities = poolRule(
  { claim: 'identities', title: 'The identities are a list of objects', spec: idToken },
  (value) => {
    if (value === undefined) return skip('absent: the user did not come from another identity provider.');
    const expected = 'a list of objects';
    const actual = show(value);
    if (Array.isArray(value) && value.every(isJsonObject)) return pass(expected, actual);
    return fail({
      expected,
      actual,
      cause:
        typeof value === 'string'
          ? 'The text of the user attribute, as userInfo and the event of a trigger have it. In an id token it is a list.'
          : 'Not written by Amazon Cognito, where no trigger can set this claim: an emulator, or a token made by hand.',
      fix: 'Take the id_token of the user pool.',
    });
  },
);

export const cognitoRules: readonly Rule[] = [tokenUse, clientId, groups, identities];
