import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation, FailureContext } from '@/lib/oidc/explanation';
import { cognitoPage, coreSection, rfc } from '@/lib/oidc/spec-links';
import type { ExchangeFailure } from './failure';
import { isErrorCode, meaningOfCode, seenError } from './provider-errors';

const success = rfc(6749, '5.1');
const response = '200 with a JSON object: access_token, token_type, and id_token.';

/** Why a token request brought no token response, in words. */
export function explainExchange(failure: ExchangeFailure, context: FailureContext): Explanation {
  switch (failure.kind) {
    case 'outbound':
      return explainOutbound(failure.fault, 'a token response', success);
    case 'answer-lost':
      return {
        title: 'The code was sent, but the answer to it was lost.',
        seen: 'The code went to the token endpoint once, and no answer was kept.',
        expected: response,
        causes: ['The server that sent it was stopped meanwhile, or could not reach its store any more.'],
        fix: 'Start again. A code is good for one request, so this one is not sent a second time.',
        source: rfc(6749, '4.1.2'),
      };
    case 'provider-error': {
      const { error, error_description } = failure;
      return {
        seen: seenError(failure),
        expected: response,
        ...(isErrorCode(error)
          ? meaningOfCode(error, error_description, context)
          : isWebAcl(failure.body)
            ? blockedByWebAcl
            : notInOurList),
      };
    }
    case 'http-status':
      return {
        title: `The token endpoint answered with HTTP ${failure.status}.`,
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
        causes: ['The address is not that of a token endpoint, or the provider does not follow RFC 6749.'],
        fix: 'Check the token endpoint in the Configuration; then report it to the provider.',
        source: success,
      };
    case 'member-malformed':
      return {
        title: `The token response’s ${failure.member} cannot be used.`,
        seen: `“${failure.member}” is ${failure.actual}.`,
        expected: members[failure.member] ?? 'A string that is not empty.',
        causes: ['The provider does not follow RFC 6749, or something on the way changed the answer.'],
        fix: 'Report it to the provider: no client may use such a response.',
        source: success,
      };
    case 'repeated-member':
      return {
        title: `The token response has ${failure.member} twice.`,
        seen: `“${failure.member}” stands more than once in the JSON object.`,
        expected: 'Each member once: readers differ in which one they take.',
        causes: ['The provider, or something in front of it, writes its answer by hand.'],
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
              'openid was asked for but not granted.',
              'The login was begun elsewhere, with a scope that lacks openid.',
              'The provider is an OAuth 2.0 server and no OpenID Provider.',
            ]
          : ['The scope lacks openid.'],
        fix: asked
          ? 'Start again from Claimcheck, and have openid ticked for the client at the provider.'
          : 'Add openid to Scope in the Configuration, and start again.',
        source: coreSection('3.1.3.3', 'TokenResponse'),
      };
    }
  }
}

const notInOurList = {
  title: 'The token endpoint returned an error that is not in our list.',
  causes: [],
  fix: 'Look the code and the message up in the provider’s documentation or its log.',
  source: rfc(6749, '5.2'),
};

/** How AWS WAF answers in front of a user pool. */
const isWebAcl = (body: string): boolean => body.includes('ForbiddenException') && /waf/i.test(body);

const blockedByWebAcl = {
  title: 'The user pool’s web ACL blocked the request.',
  causes: ['An AWS WAF rule of the pool matched, such as a rate limit or an IP list.'],
  fix: 'Check the web ACL’s sampled requests in the AWS WAF console, and allow this machine’s address.',
  source: cognitoPage('Associating a web ACL', 'user-pool-waf'),
};

const members: Record<string, string> = {
  token_type: 'Bearer, in upper or lower case (RFC 6749 §7.1): a token of another type must not be used.',
  expires_in: 'A number of seconds, 0 or more.',
};

/** What was sent instead of an object, where that can be told. */
function notJsonWords(body: string): Pick<Explanation, 'causes' | 'fix'> {
  const text = body.trimStart();
  const json = /^(?:\[|null\b|true\b|false\b|"|-?\d)/.exec(text)?.[0];
  if (json !== undefined) {
    const what = json === '[' ? 'an array' : json === '"' ? 'a string' : `the value ${json}`;
    return {
      causes: [`The response is JSON, but ${what} instead of an object.`],
      fix: 'Report it to the provider: a token response is a JSON object (RFC 6749 §5.1).',
    };
  }
  if (/^(?:access_token|id_token|token_type|error|scope|expires_in)=/.test(text)) {
    return {
      causes: ['The response is form-encoded. Some OAuth providers that came before OpenID Connect do that.'],
      fix: 'Check whether the provider supports OpenID Connect: its token responses are JSON.',
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

function meaningOfStatus(status: number, { metadata }: FailureContext): Pick<Explanation, 'causes' | 'fix'> {
  const where = metadata ? ` (${metadata.token_endpoint})` : '';
  if (status === 429 || status >= 500) {
    return {
      causes: ['The provider is overloaded, or out of order.'],
      fix: 'Wait a moment, then press Start and log in again: the code may be used up.',
    };
  }
  return {
    causes: [
      `The token endpoint in the Configuration${where} is not the provider’s own.`,
      'A proxy or a firewall answered in the provider’s place.',
    ],
    fix: 'Press Use Discovery Document in the Configuration, then start again.',
  };
}
