import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { coreSection, rfc } from '@/lib/oidc/spec-links';
import type { AuthorizeFailure, ErrorWords } from './failure';
import { meaningOfDescription } from './provider-descriptions';
import { isErrorCode, meaningOfCode, meaningOfUnknownWords } from './provider-errors';

const response = 'A code and the state that was sent, at the callback URL.';

/** Why an authorization response brought no code, in words. */
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
        title: `${failure.parameter} came twice.`,
        seen: `More than one “${failure.parameter}” in the query of the callback.`,
        expected: 'Each parameter once.',
        causes: [
          'The address was changed on its way, by hand, by a proxy, or by someone who wants their own code in.',
        ],
        fix: 'Press Start again. If it comes back, look at what stands between the browser and Claimcheck.',
        source: rfc(6749, '3.1'),
      };
    case 'unknown-state':
      return {
        title: 'This browser waits for no such login.',
        seen: `A state that no open run of this browser has sent${failure.words ? `, with ${quoted(failure.words)}` : ''}.`,
        expected: 'The state of a run that was begun here and not yet answered.',
        causes: [
          `The login was begun under another host name: the callback is ${context.callback_url}, and a cookie set for 127.0.0.1 is not sent to localhost.`,
          'The answer was already used: the page was reloaded, or reached with the back button.',
          'Claimcheck was started anew in the meantime, or the run was too old.',
          'Someone else’s login was slipped in: that is what state is there to catch.',
        ],
        fix: `Open ${new URL(context.callback_url).origin} and press Start again.${failure.words ? ' If the same error comes back, it is the provider’s, and is explained then.' : ''}`,
        source: rfc(6749, '10.12'),
      };
    case 'used-state':
      return {
        title: 'This sign-in was already answered.',
        seen: `A second, different response with a state that was already used${failure.words ? `, and with ${quoted(failure.words)}` : ''}. Nothing in it was used.`,
        expected: 'One response for each sign-in.',
        causes: [
          'The provider, or a proxy in between, repeated the state of an earlier sign-in.',
          'The URL of the callback was edited or replayed.',
          'Someone tried to slip in a code of their own. The state exists to catch that.',
        ],
        fix: 'Start again. The first response and its result are unchanged, under History.',
        source: rfc(6749, '10.12'),
      };
    case 'issuer-mismatch':
      return {
        title:
          failure.actual === null
            ? 'The answer does not say which issuer it comes from.'
            : 'The answer comes from another issuer.',
        seen: failure.actual === null ? 'No iss, which the metadata promises.' : `iss “${failure.actual}”.`,
        expected: `iss “${failure.expected}”, to the letter.`,
        causes: [
          'The metadata of the profile is that of another tenant, or old.',
          'A mix-up attack: another provider has answered in this one’s name.',
        ],
        fix: 'Press Use Discovery Document in the Configuration, then Start again. The code was not used.',
        source: rfc(9207, '2.4'),
      };
  }
}

/** What came instead of a code tells which setting sent it. */
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
    title: 'The provider returned an error that is not in our list.',
    causes: [],
    fix: 'Look the code and the message up in the provider’s documentation or its log.',
    source: coreSection('3.1.2.6', 'AuthError'),
  };
}
