import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { coreSection, rfc } from '@/lib/oidc/spec-links';
import type { AuthorizeFailure, ErrorWords } from './failure';
import { meaningOfDescription } from './provider-descriptions';
import { isErrorCode, meaningOfCode, meaningOfUnknownWords } from './provider-errors';

const response = 'A code and the original state, at the callback URL.';

/** Explains why an authorization response has no code. */
export function explainAuthorize(failure: AuthorizeFailure, context: FailureContext): Explanation {
  switch (failure.kind) {
    case 'provider-error': {
      const { error, error_description } = failure;
      return {
        seen: `${quoted(failure)}.`,
        expected: response,
        ...meaningOf(error, error_description, context),
      };
    }
    case 'empty-response':
      return {
        title: 'The callback has no code.',
        seen: failure.instead
          ? `Neither code nor error in the query, but “${failure.instead}”.`
          : 'Neither code nor error in the query.',
        expected: response,
        ...emptyWords(failure.instead),
        source: rfc(6749, '4.1.2'),
      };
    case 'repeated-parameter':
      return {
        title: `${failure.parameter} appears twice.`,
        seen: `More than one “${failure.parameter}” in the query of the callback.`,
        expected: 'Each parameter once.',
        causes: [
          'The URL was changed by hand, by a proxy, or by someone who tries to inject their own code.',
        ],
        fix: 'Select Start again. If the error returns, check the proxies between the browser and Claimcheck.',
        source: rfc(6749, '3.1'),
      };
    case 'unknown-state':
      return {
        title: 'Unknown state: no pending sign-in in this browser matches it.',
        seen: `A state that no pending sign-in of this browser sent${failure.words ? `, with ${quoted(failure.words)}` : ''}.`,
        expected: 'The state of a sign-in that was started in this browser and isn’t finished.',
        causes: [
          `The sign-in was started under another host name. The callback is ${context.callback_url}, and a cookie for 127.0.0.1 isn’t sent to localhost.`,
          'The response was already used. The page was reloaded, or opened with the back button.',
          'Claimcheck was restarted in the meantime, or the sign-in has expired.',
          'Someone may be trying to sign you in to their account (login CSRF).',
        ],
        fix: `Open ${new URL(context.callback_url).origin} and select Start again.${failure.words ? ' If the provider returns the same error, Claimcheck explains it then.' : ''}`,
        source: rfc(6749, '10.12'),
      };
    case 'used-state':
      return {
        title: 'This sign-in already has a response.',
        seen: `A second, different response with a state that was already used${failure.words ? `, and with ${quoted(failure.words)}` : ''}. Nothing in it was used.`,
        expected: 'One response for each sign-in.',
        causes: [
          'The provider, or a proxy in between, repeated the state of an earlier sign-in.',
          'The URL of the callback was edited or replayed.',
          'Someone tried to inject their own code. The state protects against that.',
        ],
        fix: 'Start again. The first response and its result are unchanged, under History.',
        source: rfc(6749, '10.12'),
      };
    case 'issuer-mismatch':
      return {
        title:
          failure.actual === null
            ? 'The response has no issuer (iss).'
            : 'The response is from another issuer.',
        seen:
          failure.actual === null
            ? 'No iss, although the metadata announces it.'
            : `iss “${failure.actual}”.`,
        expected: `Exactly iss “${failure.expected}”.`,
        causes: [
          'The profile has outdated metadata, or metadata of another tenant.',
          'A mix-up attack: another provider responded in this provider’s name.',
        ],
        fix: 'Select Use Discovery Document in the Configuration, then select Start again. The code wasn’t used.',
        source: rfc(9207, '2.4'),
      };
  }
}

/** The value that was returned instead of a code shows which setting is wrong. */
function emptyWords(instead: 'response' | 'access_token' | 'id_token' | undefined) {
  switch (instead) {
    case 'response':
      return {
        causes: ['The provider returned a signed response (JARM): response_mode is jwt or query.jwt.'],
        fix: 'Remove response_mode from the extra parameters, or turn JARM off for the client.',
      };
    case 'access_token':
    case 'id_token':
      return {
        causes: ['The provider returned tokens instead of a code: the implicit or hybrid flow was used.'],
        fix: 'Use response_type=code, and don’t set response_mode. Select Start.',
      };
    case undefined:
      return {
        causes: [
          'The URL was opened by hand, or from the history.',
          'The implicit flow was used. Its tokens are in the fragment (#…), which a browser doesn’t send to a server.',
        ],
        fix: 'Select Start. If you used a link of the AWS console, it must have response_type=code.',
      };
  }
}

const quoted = ({ error, error_description }: ErrorWords): string =>
  error_description === null
    ? `error “${error}”`
    : `error “${error}”, error_description “${error_description}”`;

function meaningOf(error: string, description: string | null, context: FailureContext): Meaning {
  const known = description === null ? null : meaningOfDescription(description, context);
  if (known) return known;
  if (isErrorCode(error)) {
    const vague = description === null ? null : meaningOfUnknownWords(error, context);
    return vague ?? meaningOfCode(error, context);
  }
  return {
    title: 'The provider returned an unknown error.',
    causes: [],
    fix: 'Look the code and the message up in the provider’s documentation or its log.',
    source: coreSection('3.1.2.6', 'AuthError'),
  };
}
