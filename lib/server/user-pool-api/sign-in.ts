import 'server-only';
import { createHmac } from 'node:crypto';
import type { ApiAnswer, ApiFailure, ApiOperation, Challenge } from '@/lib/exchange/api-sign-in';
import type { TokenResponse } from '@/lib/exchange/token-response';
import { parseJson } from '@/lib/json/parse';
import { callUserPool } from './call';
import { passwordClaim, type SrpStart, srpTimestamp, startSrp } from './srp';

export type ApiClient = {
  /** The root URL of the host that serves the pool's API. */
  endpoint: string;
  pool_id: string;
  client_id: string;
  client_secret: string | null;
};

export type ApiUser = {
  username: string;
  password: string;
  /** For a user who must change a temporary password. */
  new_password: string | null;
  /** The current code from the authenticator app. */
  mfa_code: string | null;
};

export type ApiSignedIn = { ok: true; token_response: TokenResponse } | { ok: false; failure: ApiFailure };

/** Maximum challenges in a row: a password, a method, a code, and a new password. */
const mostChallenges = 5;

/**
 * Signs a user in through the user pools API: with SRP, or with the password itself if the app client doesn't
 * allow SRP. https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html
 */
export async function signInByApi(client: ApiClient, user: ApiUser): Promise<ApiSignedIn> {
  const call = caller(client, user);
  const start = startSrp();
  let answer = await call('InitiateAuth', user.username, {
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: user.username, SRP_A: start.public_value.toString(16) },
  });
  if (isFlowRefused(answer)) {
    answer = await call('InitiateAuth', user.username, {
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: user.username, PASSWORD: user.password },
    });
  }
  let username = user.username;
  for (let left = mostChallenges; answer.kind === 'challenge' && left > 0; left -= 1) {
    const challenge: Challenge = answer;
    // Cognito's name of the user, if an alias was typed.
    username = challenge.parameters.USER_ID_FOR_SRP ?? username;
    const responses = respond(challenge, client, user, start);
    if (!responses) return { ok: false, failure: { kind: 'challenge', name: challenge.name } };
    answer = await call('RespondToAuthChallenge', username, {
      ChallengeName: challenge.name,
      ChallengeResponses: { USERNAME: username, ...responses },
      ...(challenge.session !== null && { Session: challenge.session }),
    });
  }
  switch (answer.kind) {
    case 'tokens':
      return { ok: true, token_response: answer.token_response };
    case 'challenge':
      return { ok: false, failure: { kind: 'challenge', name: answer.name } };
    case 'failed':
      return { ok: false, failure: answer.failure };
  }
}

type Parameters = Record<string, string | Record<string, string>>;

/** Calls the API as this client, with the hash that proves its secret. */
const caller =
  ({ endpoint, client_id, client_secret }: ApiClient, { password, new_password }: ApiUser) =>
  (operation: ApiOperation, username: string, parameters: Parameters): Promise<ApiAnswer> => {
    const name = operation === 'InitiateAuth' ? 'AuthParameters' : 'ChallengeResponses';
    const values = parameters[name];
    const proof = client_secret === null ? {} : { SECRET_HASH: hash(client_secret, username + client_id) };
    return callUserPool(
      endpoint,
      operation,
      {
        ...parameters,
        ClientId: client_id,
        [name]: { ...(typeof values === 'object' ? values : {}), ...proof },
      },
      [password, ...(new_password === null ? [] : [new_password])],
    );
  };

const hash = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('base64');

/**
 * Cognito returns InvalidParameterException. cognito-local only supports the other flow, and returns
 * Unsupported.
 */
const isFlowRefused = (answer: ApiAnswer): boolean =>
  answer.kind === 'failed' &&
  answer.failure.kind === 'refused' &&
  (answer.failure.type === 'InvalidParameterException' || answer.failure.type === 'Unsupported');

/** The responses to a challenge; `null` if something for it is missing. */
function respond(
  { name, parameters }: Challenge,
  client: ApiClient,
  user: ApiUser,
  start: SrpStart,
): Record<string, string> | null {
  switch (name) {
    case 'PASSWORD_VERIFIER':
      return provePassword(parameters, client, user, start);
    case 'NEW_PASSWORD_REQUIRED':
      return user.new_password === null ? null : { NEW_PASSWORD: user.new_password };
    case 'SOFTWARE_TOKEN_MFA':
      return user.mfa_code === null ? null : { SOFTWARE_TOKEN_MFA_CODE: user.mfa_code };
    case 'SELECT_MFA_TYPE': {
      const choices = parseJson(parameters.MFAS_CAN_CHOOSE ?? '');
      const offered = Array.isArray(choices) && choices.includes('SOFTWARE_TOKEN_MFA');
      return offered && user.mfa_code !== null ? { ANSWER: 'SOFTWARE_TOKEN_MFA' } : null;
    }
    default:
      return null;
  }
}

function provePassword(
  { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP }: Challenge['parameters'],
  { pool_id }: ApiClient,
  { username, password }: ApiUser,
  start: SrpStart,
): Record<string, string> | null {
  if (SALT === undefined || SRP_B === undefined || SECRET_BLOCK === undefined) return null;
  const timestamp = srpTimestamp(new Date());
  const signature = passwordClaim(start, {
    pool_id,
    user_id: USER_ID_FOR_SRP ?? username,
    password,
    salt: SALT,
    server_value: SRP_B,
    secret_block: SECRET_BLOCK,
    timestamp,
  });
  if (signature === null) return null;
  return {
    PASSWORD_CLAIM_SIGNATURE: signature,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    TIMESTAMP: timestamp,
  };
}
