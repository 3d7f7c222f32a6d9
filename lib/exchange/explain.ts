import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation, FailureContext } from '@/lib/oidc/explanation';
import { cognitoPage, coreSection, rfc } from '@/lib/oidc/spec-links';
import type { ExchangeFailure } from './failure';
import { isErrorCode, meaningOfCode, seenError } from './provider-errors';
import { meaningWithoutUser } from './without-user-errors';

const success = rfc(6749, '5.1');
const responseOf = ({ grant }: FailureContext) =>
  `200 with a JSON object: access_token${grant ? ' and token_type' : ', token_type, and id_token'}.`;

/** Explains why a token request failed. */
export function explainExchange(failure: ExchangeFailure, context: FailureContext): Explanation {
  const response = responseOf(context);
  switch (failure.kind) {
    case 'outbound':
      return explainOutbound(failure.fault, 'a token response', success);
    case 'answer-lost':
      return {
        title: 'The code was sent, but the response was lost.',
        seen: 'The code was sent to the token endpoint once, and no response was saved.',
        expected: response,
        causes: ['The server was stopped before the response arrived, or lost its connection to the store.'],
        fix: 'Start again. A code works only once, so Claimcheck doesn’t send it again.',
        source: rfc(6749, '4.1.2'),
      };
    case 'provider-error': {
      const { error, error_description } = failure;
      return {
        seen: seenError(failure),
        expected: response,
        ...(isErrorCode(error)
          ? context.grant
            ? meaningWithoutUser(error, error_description, context)
            : meaningOfCode(error, error_description, context)
          : error === 'redirect_uri_mismatch'
            ? meaningOfCode('invalid_grant', error, context)
            : isWebAcl(failure.body)
              ? blockedByWebAcl
              : notInOurList),
      };
    }
    case 'http-status':
      return {
        title: `The token endpoint returned HTTP ${failure.status}.`,
        seen: `${failure.status} without an OAuth error in the body: ${quote(failure.body)}.`,
        expected: response,
        ...meaningOfStatus(failure.status, context),
        source: rfc(6749, '5.2'),
      };
    case 'not-json':
      return {
        title: 'The token response isn’t a JSON object.',
        seen: `${failure.status} with ${failure.content_type ?? 'no Content-Type'}: ${quote(failure.body)}.`,
        expected: response,
        ...notJsonWords(failure.body),
        source: success,
      };
    case 'member-missing':
      return {
        title: `The token response has no ${failure.member}.`,
        seen: `A JSON object without “${failure.member}”.`,
        expected: response,
        causes: ['The URL isn’t a token endpoint, or the provider doesn’t follow RFC 6749.'],
        fix: 'Check the token endpoint in the Configuration. If it’s right, report the problem to the provider.',
        source: success,
      };
    case 'member-malformed':
      return {
        title: `The token response’s ${failure.member} can’t be used.`,
        seen: `“${failure.member}” is ${failure.actual}.`,
        expected: members[failure.member] ?? 'A non-empty string.',
        causes: ['The provider doesn’t follow RFC 6749, or a proxy changed the response.'],
        fix: 'Report it to the provider. Clients must reject such a response.',
        source: success,
      };
    case 'repeated-member':
      return {
        title: `The token response has ${failure.member} twice.`,
        seen: `The JSON object contains “${failure.member}” more than once.`,
        expected: 'Each field once. Parsers differ in which duplicate they use.',
        causes: ['The provider, or a proxy in front of it, builds its JSON by hand.'],
        fix: 'Report it to the provider.',
        source: rfc(6749, '3.2'),
      };
    case 'no-id-token': {
      const asked = failure.scope.split(' ').includes('openid');
      return {
        title: 'The token response has no id_token.',
        seen: `Tokens for the scope “${failure.scope}”, and no id_token among them.`,
        expected: 'An id_token, which a provider issues when openid is granted.',
        causes: asked
          ? [
              'openid was requested but not granted.',
              'The sign-in was started elsewhere, with a scope without openid.',
              'The provider is an OAuth 2.0 server, not an OpenID Provider.',
            ]
          : ['The scope doesn’t contain openid.'],
        fix: asked
          ? 'Allow openid for the client at the provider, then start again from Claimcheck.'
          : 'Add openid to Scope in the Configuration, then start again.',
        source: coreSection('3.1.3.3', 'TokenResponse'),
      };
    }
  }
}

const notInOurList = {
  title: 'The token endpoint returned an unknown error.',
  causes: [],
  fix: 'Look the code and the message up in the provider’s documentation or its log.',
  source: rfc(6749, '5.2'),
};

/** The response of AWS WAF in front of a user pool. */
const isWebAcl = (body: string): boolean => body.includes('ForbiddenException') && /waf/i.test(body);

const blockedByWebAcl = {
  title: 'The user pool’s web ACL blocked the request.',
  causes: ['An AWS WAF rule of the pool matched, such as a rate limit or an IP list.'],
  fix: 'Check the web ACL’s sampled requests in the AWS WAF console, and allow this machine’s IP address.',
  source: cognitoPage('Associating a web ACL', 'user-pool-waf'),
};

const members: Record<string, string> = {
  token_type: 'Bearer, in upper or lower case. Clients must not use other token types (RFC 6749 §7.1).',
  expires_in: 'A number of seconds, 0 or more.',
};

/** Describes what was returned instead of a JSON object, if recognized. */
function notJsonWords(body: string): Pick<Explanation, 'causes' | 'fix'> {
  const text = body.trimStart();
  const json = /^(?:\[|null\b|true\b|false\b|"|-?\d)/.exec(text)?.[0];
  if (json !== undefined) {
    const what = json === '[' ? 'an array' : json === '"' ? 'a string' : `the value ${json}`;
    return {
      causes: [`The response is JSON, but ${what} instead of an object.`],
      fix: 'Report it to the provider. A token response must be a JSON object (RFC 6749 §5.1).',
    };
  }
  if (/^(?:access_token|id_token|token_type|error|scope|expires_in)=/.test(text)) {
    return {
      causes: ['The response is form-encoded, as with some OAuth providers from before OpenID Connect.'],
      fix: 'Check whether the provider supports OpenID Connect, whose token responses are JSON.',
    };
  }
  return {
    causes: [
      'The token endpoint in the Configuration is the URL of a page, such as the sign-in page.',
      'A proxy or a captive portal responded instead of the provider.',
    ],
    fix: 'In the Configuration, select Use Discovery Document to get the provider’s own endpoint.',
  };
}

function quote(body: string): string {
  return body.trim() === '' ? 'an empty body' : `“${body.slice(0, 200)}”`;
}

function meaningOfStatus(
  status: number,
  { metadata, grant }: FailureContext,
): Pick<Explanation, 'causes' | 'fix'> {
  const where = metadata ? ` (${metadata.token_endpoint})` : '';
  if (status === 429 || status >= 500) {
    return {
      causes: ['The provider is overloaded or has a fault.'],
      fix: grant
        ? 'Wait a moment, then request the token again.'
        : 'Wait a moment, then select Start and sign in again. The code may be used up.',
    };
  }
  return {
    causes: [
      `The token endpoint in the Configuration${where} doesn’t belong to the provider.`,
      'A proxy or a firewall responded instead of the provider.',
    ],
    fix: 'Select Use Discovery Document in the Configuration, then start again.',
  };
}
