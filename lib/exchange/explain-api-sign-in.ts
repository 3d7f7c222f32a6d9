import { consolePath } from '@/lib/oidc/cognito-console';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { cognitoPage } from '@/lib/oidc/spec-links';
import type { ApiFailure } from './api-sign-in';

const source = cognitoPage('Authentication with the user pools API', 'authentication');
const expected = 'AuthenticationResult with an id_token and an access token.';
const lookUp = 'Look the exception and its message up in the Amazon Cognito API reference.';

type Words = Omit<Meaning, 'source'>;

/** Explains why a sign-in through the user pools API returned no tokens. */
export function explainApiSignIn(failure: ApiFailure, context: FailureContext): Explanation {
  switch (failure.kind) {
    case 'outbound':
      return explainOutbound(failure.fault, 'a response of the user pools API', source);
    case 'refused': {
      const { operation, status, type, message } = failure;
      return {
        seen: `${operation} returned ${status} with ${type}: “${message}”.`,
        expected,
        source,
        ...(wordsOf(type, message, context) ?? {
          title: 'The user pool returned an exception that is not in our list.',
          causes: [],
          fix: lookUp,
        }),
      };
    }
    case 'challenge':
      return {
        seen: `The user pool responded with the challenge ${failure.name}.`,
        expected,
        source,
        ...challengeWords(failure.name),
      };
    case 'not-understood':
      return {
        title: 'The response isn’t one of the user pools API.',
        seen: `${failure.operation} returned ${failure.status}: ${failure.body.trim() === '' ? 'an empty body' : `“${failure.body}”`}.`,
        expected,
        causes: [
          'A proxy responded instead of the user pool.',
          'The issuer isn’t a Cognito user pool, or its emulator doesn’t have this API.',
        ],
        fix: 'Sign in without --api.',
        source,
      };
  }
}

const retry = 'Wait a few minutes, then try again.';

/** The exceptions of InitiateAuth and RespondToAuthChallenge. Their messages may change. */
function wordsOf(type: string, message: string, context: FailureContext): Words | null {
  switch (type) {
    case 'NotAuthorizedException':
      return notAuthorized(message, context);
    case 'UserNotFoundException':
      return {
        title: 'The user pool has no such user.',
        causes: ['The user name has a typo, or the user is in another pool.'],
        fix: 'Check the user name and the profile’s pool.',
      };
    case 'UserNotConfirmedException':
      return {
        title: 'The user hasn’t confirmed the account.',
        causes: ['The user signed up, but never entered the confirmation code.'],
        fix: 'Confirm the user in the console: Cognito → User pools → your pool → Users.',
      };
    case 'PasswordResetRequiredException':
      return {
        title: 'The user must reset the password.',
        causes: ['An administrator required it, or the user was imported.'],
        fix: 'Reset the password on the sign-in page (Forgot your password?).',
      };
    case 'InvalidParameterException':
      return /not enabled|flow/i.test(message)
        ? {
            title: 'The app client doesn’t allow signing in through the API.',
            causes: ['Neither ALLOW_USER_SRP_AUTH nor ALLOW_USER_PASSWORD_AUTH is selected for it.'],
            fix: `Select “Sign in with secure remote password (SRP)” under Authentication flows. Console: ${consolePath.client}. Or sign in without --api.`,
          }
        : null;
    case 'ResourceNotFoundException':
      return {
        title: 'The user pool or the app client doesn’t exist.',
        causes: [`The client ${context.client_id} belongs to another pool or Region, or was deleted.`],
        fix: `Compare OIDC Client ID and the Region with the console: ${consolePath.client}.`,
      };
    case 'CodeMismatchException':
    case 'ExpiredCodeException':
    case 'EnableSoftwareTokenMFAException':
      return {
        title: 'The user pool rejected the code.',
        causes: [
          'LOGIN_MFA_CODE is older than 30 seconds, or was used before. Each code works once.',
          'The clock of the device or program that made it is off.',
        ],
        fix: 'Set LOGIN_MFA_CODE to a new code, and run the command right away.',
      };
    case 'InvalidPasswordException':
      return {
        title: 'The new password doesn’t meet the pool’s policy.',
        causes: ['It’s too short, or lacks a required kind of character.'],
        fix: 'Choose another one for LOGIN_NEW_PASSWORD.',
      };
    case 'TooManyRequestsException':
    case 'LimitExceededException':
      return { title: 'The user pool’s request limit was reached.', causes: [], fix: retry };
    case 'UserLambdaValidationException':
    case 'UnexpectedLambdaException':
    case 'InvalidLambdaResponseException':
      return {
        title: 'A Lambda trigger of the user pool failed.',
        causes: ['The function threw, timed out, or returned something else than its event.'],
        fix: `Check the function’s log in CloudWatch. Triggers: ${consolePath.triggers}.`,
      };
    case 'ForbiddenException':
      return {
        title: 'The user pool’s web ACL blocked the request.',
        causes: ['An AWS WAF rule of the pool matched, such as a rate limit or an IP list.'],
        fix: 'Check the web ACL’s sampled requests in the AWS WAF console, and allow this machine’s IP address.',
      };
    case 'InternalErrorException':
      return { title: 'Amazon Cognito had an internal error.', causes: [], fix: retry };
    default:
      return null;
  }
}

function notAuthorized(message: string, { has_secret }: FailureContext): Words {
  if (/secret/i.test(message)) {
    return {
      title: has_secret ? 'The user pool rejected the client secret.' : 'The app client has a secret.',
      causes: has_secret
        ? [
            'The secret belongs to another client, or has been rotated.',
            'The app client is public and has no secret.',
          ]
        : ['This profile has no client secret, so the request proves nothing of it (SECRET_HASH).'],
      fix: `Compare OIDC Client ID and OIDC Client Secret with the console: ${consolePath.client}. With --issuer, set it in OIDC_CLIENT_SECRET.`,
    };
  }
  if (/disabled/i.test(message)) {
    return {
      title: 'The user is disabled.',
      causes: ['An administrator disabled the user.'],
      fix: 'Enable the user in the console: Cognito → User pools → your pool → Users.',
    };
  }
  if (/temporary password/i.test(message)) {
    return {
      title: 'The temporary password has expired.',
      causes: ['It’s valid for 7 days by default.'],
      fix: 'Have an administrator set a new one.',
    };
  }
  if (/attempts exceeded/i.test(message))
    return {
      title: 'Too many failed attempts.',
      causes: ['Cognito locks the user for a while.'],
      fix: retry,
    };
  if (/incorrect username or password/i.test(message)) {
    return {
      title: 'The user pool rejected the user name or the password.',
      causes: [
        'One of them has a typo, or the user is in another pool.',
        'The user has no password, such as one who signs in through another identity provider.',
      ],
      fix: 'Check --user or LOGIN_USERNAME, and LOGIN_PASSWORD. Federated users sign in without --api.',
    };
  }
  return { title: 'The user pool rejected the sign-in.', causes: [], fix: lookUp };
}

/** What a challenge requires, and how to provide it to the command. */
function challengeWords(name: string): Words {
  const without = 'Take a user without it, or sign in without --api.';
  switch (name) {
    case 'NEW_PASSWORD_REQUIRED':
      return {
        title: 'The user must change a temporary password.',
        causes: ['An administrator created the user or reset the password.'],
        fix: 'Set LOGIN_NEW_PASSWORD. The user then has that password.',
      };
    case 'SOFTWARE_TOKEN_MFA':
      return {
        title: 'The user pool requires a code from an authenticator app.',
        causes: ['The user has MFA.'],
        fix: 'Set LOGIN_MFA_CODE to the current code.',
      };
    case 'SELECT_MFA_TYPE':
      return {
        title: 'The user has several kinds of MFA.',
        causes: ['Only codes from an authenticator app work here.'],
        fix: 'Set LOGIN_MFA_CODE to the current code of the authenticator app.',
      };
    case 'PASSWORD_VERIFIER':
      return {
        title: 'The user pool’s values for SRP can’t be used.',
        causes: ['The server doesn’t follow the protocol, or something changed its response.'],
        fix: 'Sign in without --api.',
      };
    case 'SMS_MFA':
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return {
        title: 'The user pool sent a code by text message or email.',
        causes: ['The user has MFA by message, which a script can’t read.'],
        fix: without,
      };
    case 'MFA_SETUP':
      return {
        title: 'The user must set up MFA first.',
        causes: ['The pool requires MFA, and the user has none yet.'],
        fix: 'Sign in once on the sign-in page, and set it up there.',
      };
    default:
      return {
        title: 'The user pool requires something that the command can’t provide.',
        causes: [],
        fix: without,
      };
  }
}
