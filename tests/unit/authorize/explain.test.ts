import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAuthorizationResponse } from '@/lib/authorize/authorization-response';
import { beforehand } from '@/lib/authorize/beforehand';
import type { AuthorizeFailure, AuthorizeFailureKind } from '@/lib/authorize/failure';
import { errorCodes } from '@/lib/authorize/provider-errors';
import type { FailureContext } from '@/lib/oidc/explanation';
import { explain } from '@/lib/run/explain';
import { callback_url, client_id, metadata } from '../configure/pool-fixture';
import { expectWhole } from '../words';

const context: FailureContext = {
  metadata,
  client_id,
  scope: 'openid email offline_access',
  has_secret: true,
  callback_url,
};

// One of each kind. A kind without an explanation here doesn't compile.
const kinds: { [K in AuthorizeFailureKind['kind']]: Extract<AuthorizeFailureKind, { kind: K }> } = {
  'provider-error': { kind: 'provider-error', error: 'x', error_description: null, state: null },
  'empty-response': { kind: 'empty-response' },
  'repeated-parameter': { kind: 'repeated-parameter', parameter: 'code' },
  'unknown-state': { kind: 'unknown-state' },
  'used-state': { kind: 'used-state' },
  'issuer-mismatch': { kind: 'issuer-mismatch', expected: metadata.issuer, actual: 'https://evil.example' },
};

test.each(Object.entries(kinds))('%s has a complete explanation', (_, kind) => {
  expectWhole(explain({ step: 'authorize', ...kind } as AuthorizeFailure, context));
});

// The parameters that arrive instead of a code show which setting is wrong.
test.each([
  ['response=eyJhbGciOiJSUzI1NiJ9.e30.x', '“response”', /JARM.*response_mode/, /response_mode/],
  ['access_token=a&token_type=Bearer&state=s', '“access_token”', /implicit or hybrid/, /response_type=code/],
  ['id_token=e.e.e&state=s', '“id_token”', /implicit or hybrid/, /response_type=code/],
  // A fragment stays in the browser, so the server can't see it.
  ['state=s', 'Neither code nor error', /#…/, /response_type=code/],
])('a callback with %s is explained by its parameters', (query, seen, cause, fix) => {
  const response = readAuthorizationResponse(new URLSearchParams(query));
  if (response.kind !== 'failure') throw new Error('there is no code');
  const words = explain(response.failure, context);
  expect(words.seen).toContain(seen);
  expect(words.causes.join('\n')).toMatch(cause);
  expect(words.fix).toMatch(fix);
  expect(JSON.stringify(words)).not.toContain('eyJ');
});

test('quotes an error that matches no pending sign-in', () => {
  const words = { error: 'invalid_request', error_description: 'PreTokenGeneration failed' };
  const { seen, fix } = explain({ step: 'authorize', kind: 'unknown-state', words }, context);
  expect(seen).toContain('error “invalid_request”, error_description “PreTokenGeneration failed”');
  expect(fix).toContain('the same error');
});

test('an iss that the metadata promises and that is absent', () => {
  const failure: AuthorizeFailure = { step: 'authorize', ...kinds['issuer-mismatch'], actual: null };
  expect(explain(failure, context).seen).toContain('No iss');
});

test('unknown state names the host name to start from', () => {
  expect(explain({ step: 'authorize', kind: 'unknown-state' }, context).fix).toContain(
    'http://localhost:3000',
  );
});

/** The words for a query that providers really send to the callback. */
function wordsFor(query: string, more: Partial<FailureContext> = {}) {
  const response = readAuthorizationResponse(new URLSearchParams(query));
  if (response.kind !== 'failure') throw new Error('nothing to explain');
  const explanation = explain(response.failure, { ...context, ...more });
  expectWhole(explanation);
  return explanation;
}

describe('known codes', () => {
  test.each(errorCodes)('%s', (code) => {
    const explanation = wordsFor(`error=${code}&state=s`);
    expect(explanation.title).not.toContain('unknown error');
    expect(explanation.seen).toBe(`error “${code}”.`);
  });

  test('an unknown code is shown verbatim and called unknown', () => {
    const explanation = wordsFor('error=teapot_required&error_description=short+and+stout');
    expect(explanation.title).toMatch(/unknown error/);
    expect(explanation.seen).toBe('error “teapot_required”, error_description “short and stout”.');
  });

  test.each(['constructor', '__proto__', 'toString'])('%s isn’t a known code', (code) => {
    expect(wordsFor(`error=${code}`).title).toMatch(/unknown error/);
  });
});

describe('what Cognito returns to the callback', () => {
  test.each([
    [
      'invalid_scope as Cognito sends it',
      'error_description=invalid_scope&state=s&error=invalid_request',
      /offline_access.*isn’t selected/,
    ],
    ['invalid_scope as AWS documents it', 'error=invalid_scope&state=s', /offline_access.*isn’t selected/],
    ['a flow that is not enabled', 'error=unauthorized_client', /Authorization code grant/],
    ['no session and prompt=none', 'error=login_required', /prompt=none/],
    [
      'the trigger threw',
      'error_description=PreTokenGeneration+failed+with+error+no+tenant.&error=invalid_request',
      /Pre token generation function threw.*CloudWatch/,
    ],
    [
      'the sign-up trigger threw',
      'error_description=PreSignUp+failed+with+error+not+invited.&error=invalid_request',
      /Pre sign up function threw/,
    ],
    [
      'a trigger without permission',
      'error=invalid_request&error_description=PreTokenGeneration+invocation+failed+due+to+error+AccessDeniedException.',
      /may not call the Pre token generation.*cognito-idp\.amazonaws\.com/,
    ],
    [
      'a trigger that was deleted',
      'error=invalid_request&error_description=PreTokenGeneration+invocation+failed+due+to+error+ResourceNotFoundException.',
      /run: ResourceNotFoundException/,
    ],
    [
      'a trigger that returned something other than the event',
      'error=invalid_request&error_description=Unrecognizable+lambda+output',
      /return the whole event/,
    ],
    [
      'the identity provider refused',
      'error=invalid_request&error_description=Google+Error+-+400+invalid_client+Unauthorized',
      /identity provider behind the pool/,
    ],
    ['the user pressed Cancel there', 'error_description=user+denied&error=access_denied', /Cancel there/],
    [
      'the identity provider omitted an attribute',
      'error=invalid_request&error_description=attributes+required%3A+%5Bemail%5D',
      /omitted a required attribute/,
    ],
    ['a plain invalid_request', 'error=invalid_request', /extra parameter/],
  ])('%s', (_, query, words) => {
    const { title, causes, fix } = wordsFor(query);
    expect([title, ...causes, fix].join(' ')).toMatch(words);
  });

  test('blames offline_access only if it was requested', () => {
    const { causes, fix } = wordsFor('error=invalid_scope', { scope: 'openid profile' });
    expect([...causes, fix].join(' ')).not.toContain('offline_access');
  });

  test('doesn’t mistake a trigger’s message about a scope for invalid_scope', () => {
    const query =
      'error=invalid_request&error_description=PreTokenGeneration+failed+with+error+invalid_scope+of+tenant.';
    expect(wordsFor(query).title).toMatch(/threw/);
  });
});

test('quotes any provider’s text and never throws', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (error, error_description) => {
      const failure: AuthorizeFailure = {
        step: 'authorize',
        kind: 'provider-error',
        error,
        error_description,
        state: null,
      };
      const { seen } = explain(failure, context);
      expect(seen).toContain(error);
      expect(seen).toContain(error_description);
    }),
  );
});

test('matches long provider messages quickly', () => {
  for (const part of ['a', ' ', 'a ', 'invocation failed due to ', 'error - ']) {
    const error_description = part.repeat(2_000);
    explain(
      { step: 'authorize', kind: 'provider-error', error: 'x', error_description, state: null },
      context,
    );
  }
});

describe('errors that never reach the app are explained up front', () => {
  const of = (provider: typeof metadata) => beforehand(provider, { callback_url, client_id });

  test.each([
    ['redirect_mismatch', /redirect_mismatch/, new RegExp(`${callback_url} to Allowed callback URLs`)],
    ['an unknown client', /error=invalid_request/, new RegExp(client_id)],
    ['no branding style', /Login pages unavailable/, /create-managed-login-branding/],
    ['a parameter that is missing', /'redirect_uri' is not present/, /Start again/],
    ['someone else’s session', /another user/, /prompt=login/],
  ])('%s', (_, symptom, fix) => {
    const found = of(metadata).filter((one) => symptom.test(one.symptom));
    expect(found).toHaveLength(1);
    expect(found[0]?.fix).toMatch(fix);
  });

  test('symptoms name the host where they appear', () => {
    expect(of(metadata)[0]?.symptom).toContain('acme.auth.us-east-1.amazoncognito.com');
  });

  test('another provider gets no words about Cognito', () => {
    const words = JSON.stringify(of({ ...metadata, issuer: 'https://id.example' }));
    expect(words).toContain(callback_url);
    expect(words).not.toMatch(/cognito/i);
  });
});
