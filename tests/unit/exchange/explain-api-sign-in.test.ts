import { describe, expect, test } from 'vitest';
import type { ApiFailure } from '@/lib/exchange/api-sign-in';
import { explainApiSignIn } from '@/lib/exchange/explain-api-sign-in';

const context = { client_id: 'client', scope: 'openid', has_secret: true, callback_url: '' };

const refused = (type: string, message: string): ApiFailure => ({
  kind: 'refused',
  operation: 'InitiateAuth',
  status: 400,
  type,
  message,
});

test.each([
  ['NotAuthorizedException', 'Incorrect username or password.'],
  ['NotAuthorizedException', 'SecretHash does not match for the client: client'],
  ['NotAuthorizedException', 'User is disabled.'],
  ['NotAuthorizedException', 'Temporary password has expired and must be reset by an administrator.'],
  ['NotAuthorizedException', 'Password attempts exceeded'],
  ['UserNotFoundException', 'User does not exist.'],
  ['UserNotConfirmedException', 'User is not confirmed.'],
  ['PasswordResetRequiredException', 'Password reset required for the user'],
  ['InvalidParameterException', 'USER_PASSWORD_AUTH flow not enabled for this client'],
  ['ResourceNotFoundException', 'User pool client client does not exist.'],
  ['CodeMismatchException', 'Invalid code received for user'],
  ['InvalidPasswordException', 'Password does not conform to policy: Password not long enough'],
  ['UserLambdaValidationException', 'PreTokenGeneration failed with error x.'],
  ['ForbiddenException', 'Request not allowed due to WAF block.'],
])('%s, “%s” has a cause and a fix, and the original message', (type, message) => {
  const words = explainApiSignIn(refused(type, message), context);
  expect(words.causes.length).toBeGreaterThan(0);
  expect(words.fix).toMatch(/\w/);
  expect(words.seen).toContain(message);
});

test('a client without a secret gets the hint that it needs one', () => {
  const message = 'Client client is configured with secret but SECRET_HASH was not received';
  const { title } = explainApiSignIn(refused('NotAuthorizedException', message), {
    ...context,
    has_secret: false,
  });
  expect(title).toContain('has a secret');
});

test.each([
  ['NewException', 'Something new'],
  ['NotAuthorizedException', 'Something new'],
  ['InvalidParameterException', 'Something new'],
])('%s, “%s” has no guessed cause', (type, message) => {
  const words = explainApiSignIn(refused(type, message), context);
  expect(words.causes).toEqual([]);
  expect(words.seen).toContain(message);
});

describe('challenges', () => {
  test.each([
    ['NEW_PASSWORD_REQUIRED', 'LOGIN_NEW_PASSWORD'],
    ['SOFTWARE_TOKEN_MFA', 'LOGIN_MFA_CODE'],
    ['SELECT_MFA_TYPE', 'LOGIN_MFA_CODE'],
    ['SMS_MFA', '--api'],
    ['MFA_SETUP', 'sign-in page'],
    ['CUSTOM_CHALLENGE', '--api'],
  ])('%s has a fix', (name, way) => {
    const { fix, seen } = explainApiSignIn({ kind: 'challenge', name }, context);
    expect(fix).toContain(way);
    expect(seen).toContain(name);
  });
});
