import { type ApiOperation, challenge, exception, keep, result, wrongPassword } from './api-responses';
import type { DemoClient } from './clients';
import { type Grant, lifetimes, type Pool, seconds } from './pool';
import { runTrigger } from './run-trigger';
import { isSignedBy } from './srp';
import { issueRefreshToken, signTokens } from './tokens';
import { isCurrentCode } from './totp';
import type { TriggerSource } from './trigger-event';
import type { DemoUser } from './users';

/** The scope of an access token from an API sign-in: change the user's own attributes and password. */
const apiScope = ['aws.cognito.signin.user.admin'];

/** After the correct password: tokens, or what the user must do first. */
export async function afterPassword(pool: Pool, client: DemoClient, user: DemoUser): Promise<Response> {
  const { username, challenge: name, attributes } = user;
  const session = () =>
    keep(pool.challenges, { user, client_id: client.client_id, name }, lifetimes.challenge);
  if (name === undefined) return await issueTokens(pool, client, user, 'TokenGeneration_Authentication');
  switch (name) {
    case 'NEW_PASSWORD_REQUIRED': {
      const { sub: _, ...readable } = attributes;
      const parameters = { userAttributes: JSON.stringify(readable), requiredAttributes: '[]' };
      return challenge(name, { USER_ID_FOR_SRP: username, ...parameters }, session());
    }
    case 'SOFTWARE_TOKEN_MFA':
      return challenge(name, { USER_ID_FOR_SRP: username }, session());
  }
}

/** Processes the response to a challenge. Its session works once, even for a wrong response. */
export const respondToAuthChallenge: ApiOperation = async (pool, { client, values, text }) => {
  const name = text('ChallengeName');
  if (name === 'PASSWORD_VERIFIER') return await verifyPassword(pool, client, values);
  const asked = pool.challenges.take(text('Session'));
  if (asked?.client_id !== client.client_id || asked.name !== name)
    return exception('NotAuthorizedException', 'Invalid session for the user.');
  const { user } = asked;
  switch (asked.name) {
    case 'NEW_PASSWORD_REQUIRED': {
      const { NEW_PASSWORD = '' } = values;
      const problem = problemOf(NEW_PASSWORD);
      if (problem)
        return exception('InvalidPasswordException', `Password does not conform to policy: ${problem}`);
      user.password = NEW_PASSWORD;
      delete user.challenge;
      return await issueTokens(pool, client, user, 'TokenGeneration_NewPasswordChallenge');
    }
    case 'SOFTWARE_TOKEN_MFA':
      return (await isCurrentCode(values.SOFTWARE_TOKEN_MFA_CODE ?? '', pool.now()))
        ? await issueTokens(pool, client, user, 'TokenGeneration_Authentication')
        : exception('CodeMismatchException', 'Invalid code received for user');
    case undefined:
      return exception('InvalidParameterException', 'Unsupported challenge.');
  }
};

async function verifyPassword(
  pool: Pool,
  client: DemoClient,
  {
    PASSWORD_CLAIM_SECRET_BLOCK = '',
    PASSWORD_CLAIM_SIGNATURE = '',
    TIMESTAMP = '',
  }: Readonly<Record<string, string>>,
): Promise<Response> {
  const attempt = pool.srp_attempts.take(PASSWORD_CLAIM_SECRET_BLOCK);
  if (attempt?.client_id !== client.client_id) return wrongPassword();
  const signed = { secret_block: PASSWORD_CLAIM_SECRET_BLOCK, timestamp: TIMESTAMP };
  const proven = await isSignedBy(attempt, signed, PASSWORD_CLAIM_SIGNATURE);
  return proven && attempt.user ? await afterPassword(pool, client, attempt.user) : wrongPassword();
}

/** The default password policy of a user pool. */
function problemOf(password: string): string | undefined {
  if (password.length < 8) return 'Password not long enough';
  if (!/\d/.test(password)) return 'Password must have numeric characters';
  if (!/[A-Z]/.test(password)) return 'Password must have uppercase characters';
  if (!/[a-z]/.test(password)) return 'Password must have lowercase characters';
  return /[^A-Za-z0-9]/.test(password) ? undefined : 'Password must have symbol characters';
}

async function issueTokens(
  pool: Pool,
  client: DemoClient,
  user: DemoUser,
  source: TriggerSource,
): Promise<Response> {
  const grant: Grant = {
    user,
    auth_time: seconds(pool),
    client_id: client.client_id,
    scope: apiScope,
    by_api: true,
    origin_jti: crypto.randomUUID(),
    event_id: crypto.randomUUID(),
  };
  const outcome = await runTrigger(pool, source, grant);
  if (!outcome.ok) return exception('UserLambdaValidationException', outcome.failure);
  const { id_token, access_token } = await signTokens(pool, grant, outcome.overrides, null);
  const expires_at = seconds(pool) + lifetimes.refresh_token;
  return result({
    AuthenticationResult: {
      AccessToken: access_token,
      ExpiresIn: lifetimes.token,
      IdToken: id_token,
      RefreshToken: issueRefreshToken(pool, { grant, expires_at }),
      TokenType: 'Bearer',
    },
    ChallengeParameters: {},
  });
}
