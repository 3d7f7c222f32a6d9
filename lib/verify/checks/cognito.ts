import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { cognitoPage } from '@/lib/oidc/spec-links';
import type { Evidence } from '../evidence';
import { absent, claimRule, type Finding, fail, pass, type Rule, show, skip } from '../rule';

const verifying = cognitoPage(
  'Verifying JSON Web Tokens',
  'amazon-cognito-user-pools-using-tokens-verifying-a-jwt',
);
const idToken = cognitoPage(
  'Understanding the identity token',
  'amazon-cognito-user-pools-using-the-id-token',
);

/** A rule for tokens of user pools, and of emulators of a pool. */
const poolRule = (
  rule: Parameters<typeof claimRule>[0],
  judge: (value: unknown, claims: JsonObject, evidence: Evidence) => Finding,
): Rule =>
  claimRule(rule, (value, claims, evidence) =>
    evidence.of_user_pool
      ? judge(value, claims, evidence)
      : skip('The issuer isn’t an Amazon Cognito user pool.', 'Cognito only'),
  );

const tokenUse = poolRule(
  { claim: 'token_use', title: 'Token use', spec: verifying },
  (value, _claims, { expected: { token_use } }) => {
    const expected = show(token_use);
    const actual = show(value);
    if (value === token_use) return pass(token_use === 'id' ? 'ID token' : 'Access token', expected, actual);
    const other = value === 'id' || value === 'access';
    return fail({
      result: other ? `This is the ${value === 'id' ? 'ID' : 'access'} token` : 'Not a Cognito token use',
      expected,
      actual,
      cause: other
        ? 'It is the other token of the same response. Its signature is valid too, but its claims differ.'
        : 'Amazon Cognito sets token_use to id or access. An emulator or another program made this token.',
      fix: `Use the ${token_use === 'id' ? 'id_token' : 'access_token'} from the token response.`,
    });
  },
);

const clientId = claimRule(
  { claim: 'client_id', title: 'Client ID', spec: verifying },
  (value, _claims, { expected: { client_id, token_use }, of_user_pool }) => {
    if (token_use === 'id') {
      return skip('Only access tokens have client_id. In an ID token, aud is checked.', 'Access tokens only');
    }
    const actual = show(value);
    if (value === undefined && !of_user_pool) return absent();
    if (typeof value === 'string' && client_id === undefined) {
      return skip(`${actual}. No client ID was given to compare it with.`);
    }
    const expected = client_id === undefined ? 'a client ID as a string' : show(client_id);
    if (value === client_id && value !== undefined) return pass('This client', expected, actual);
    return fail({
      result: value === undefined ? 'Missing' : 'Another client',
      expected,
      actual,
      cause: 'The token was issued to another app client of the same issuer.',
      fix: 'Compare with the client ID in the configuration, and use a token from a sign-in with that client.',
    });
  },
);

const groups = poolRule({ claim: 'cognito:groups', title: 'Groups', spec: idToken }, (value) => {
  if (value === undefined)
    return absent('absent: the user is in no group, or a trigger suppresses the claim');
  const expected = 'a list of strings';
  const actual = show(value);
  if (Array.isArray(value) && value.every((group) => typeof group === 'string')) {
    return pass(value.length === 1 ? '1 group' : `${value.length} groups`, expected, actual);
  }
  return fail({
    result: 'Not a list of strings',
    expected,
    actual,
    cause:
      'Amazon Cognito always writes a list, so an emulator or another program made this token. In a single string, a search for "admin" also finds "not-admin".',
    fix: 'Write the groups as a list of strings.',
  });
});

const identities = poolRule({ claim: 'identities', title: 'Linked identities', spec: idToken }, (value) => {
  if (value === undefined) return absent('absent: the user didn’t sign in through another identity provider');
  const expected = 'a list of objects';
  const actual = show(value);
  if (Array.isArray(value) && value.every(isJsonObject)) {
    return pass(value.length === 1 ? '1 identity' : `${value.length} identities`, expected, actual);
  }
  return fail({
    result: 'Not a list of objects',
    expected,
    actual,
    cause:
      typeof value === 'string'
        ? 'This is the text of the user attribute, as userInfo and a trigger’s event have it. An ID token has a list.'
        : 'Amazon Cognito doesn’t let a trigger set this claim. An emulator or another program made this token.',
    fix: 'Use the id_token that the user pool issued.',
  });
});

export const cognitoRules: readonly Rule[] = [tokenUse, clientId, groups, identities];
