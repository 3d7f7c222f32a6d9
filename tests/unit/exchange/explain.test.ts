import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ExchangeFailure, ExchangeFailureKind } from '@/lib/exchange/failure';
import { errorCodes } from '@/lib/exchange/provider-errors';
import { readTokenResponse } from '@/lib/exchange/token-response';
import type { FailureContext } from '@/lib/oidc/explanation';
import { explain } from '@/lib/run/explain';
import { callback_url, client_id, metadata } from '../configure/pool-fixture';
import { expectWhole } from '../words';

const context: FailureContext = {
  metadata,
  client_id,
  scope: 'openid email',
  has_secret: true,
  callback_url,
};
const elsewhere: FailureContext = { ...context, metadata: { ...metadata, issuer: 'https://id.example' } };
const body = '{"error":"x"}';

// One of each kind. A kind without an explanation here doesn't compile.
const kinds: { [K in ExchangeFailureKind['kind']]: Extract<ExchangeFailureKind, { kind: K }> } = {
  outbound: {
    kind: 'outbound',
    fault: { kind: 'timed-out', url: metadata.token_endpoint, limit_ms: 10_000 },
  },
  'answer-lost': { kind: 'answer-lost' },
  'provider-error': { kind: 'provider-error', status: 400, error: 'x', error_description: null, body },
  'http-status': { kind: 'http-status', status: 404, body: '' },
  'not-json': { kind: 'not-json', status: 200, content_type: 'text/html', body: '<html>' },
  'member-missing': { kind: 'member-missing', member: 'access_token', body: '{}' },
  'member-malformed': { kind: 'member-malformed', member: 'token_type', actual: '"N_A"', body: '{}' },
  'repeated-member': { kind: 'repeated-member', member: 'id_token', body: '{}' },
  'no-id-token': { kind: 'no-id-token', scope: 'email' },
};

test.each(Object.entries(kinds))('%s is explained whole', (_, kind) => {
  expectWhole(explain({ step: 'exchange', ...kind } as ExchangeFailure, context));
});

// Not every 200 that isn't an object is a page.
test.each([
  ['access_token=secret-1&token_type=bearer', /form-encoded/],
  ['id_token=secret-1', /form-encoded/],
  ['[{"access_token":"secret-1"}]', /an array/],
  ['"secret-1"', /a string/],
  ['null', /null/],
  ['true', /true/],
  ['-1', /-1/],
  ['<html>', /sign-in page|captive portal/],
  ['', /sign-in page|captive portal/],
])('a token response of %s is explained by its form', (body, cause) => {
  const read = readTokenResponse({ status: 200, content_type: null, body });
  if (read.ok) throw new Error('it isn’t a token response');
  expect(read.failure.kind).toBe('not-json');
  expect(explain(read.failure, context).causes.join('\n')).toMatch(cause);
});

test.each([401, 403, 404, 415, 429, 500, 502])('status %i', (status) => {
  expectWhole(explain({ step: 'exchange', kind: 'http-status', status, body: 'x' }, context));
});

/** The words for what a token endpoint really returns. */
function wordsFor(answer: Record<string, string>, more: FailureContext = context, status = 400) {
  const read = readTokenResponse({ status, content_type: 'application/json', body: JSON.stringify(answer) });
  if (read.ok) throw new Error('nothing to explain');
  const explanation = explain(read.failure, more);
  expectWhole(explanation);
  return explanation;
}
const all = ({ title, causes, fix }: ReturnType<typeof wordsFor>) => [title, ...causes, fix].join(' ');

describe('known codes', () => {
  test.each(errorCodes)('%s, of Cognito and of another provider', (error) => {
    for (const provider of [context, elsewhere]) {
      expect(wordsFor({ error }, provider).title).not.toContain('unknown error');
    }
    expect(all(wordsFor({ error }, elsewhere))).not.toMatch(/cognito/i);
  });

  test('an unknown code is shown verbatim and called unknown', () => {
    const explanation = wordsFor({ error: 'teapot', error_description: 'short and stout' }, context, 418);
    expect(explanation.title).toMatch(/unknown error/);
    expect(explanation.seen).toBe('418 with error “teapot”, error_description “short and stout”.');
  });

  test.each(['constructor', '__proto__'])('%s isn’t a known code', (error) => {
    expect(wordsFor({ error }).title).toMatch(/unknown error/);
  });
});

describe('Cognito’s causes, most likely first', () => {
  test('invalid_client without a secret', () => {
    const { causes, fix } = wordsFor({ error: 'invalid_client' }, { ...context, has_secret: false });
    expect(causes[0]).toMatch(/has a secret, but this profile has none/);
    expect(fix).toMatch(/Enter OIDC Client Secret/);
  });

  test('invalid_client with a secret', () => {
    expect(all(wordsFor({ error: 'invalid_client' }))).toMatch(/another client.*public client/);
  });

  test('invalid_grant: used, too old, PKCE, attribute read permission', () => {
    const { causes } = wordsFor({ error: 'invalid_grant' });
    expect(
      causes.map((cause, index) =>
        [/used before/, /five minutes/, /code_verifier/, /email_verified/][index]?.test(cause),
      ),
    ).toEqual([true, true, true, true]);
  });

  test('unauthorized_client: the grant, or the redirect_uri', () => {
    expect(all(wordsFor({ error: 'unauthorized_client' }))).toMatch(
      /Authorization code grant.*redirect_uri differs/,
    );
  });

  test.each([
    ['Cognito’s form', { error: 'unauthorized_client', error_description: 'invalid_redirect' }],
    ['RFC 6749’s form', { error: 'invalid_grant', error_description: 'redirect_uri does not match' }],
  ])('a redirect_uri that differs from the sign-in’s, in %s', (_, answer) => {
    const { title, fix } = wordsFor(answer);
    expect(title).toMatch(/redirect_uri of the exchange/);
    expect(fix).toContain(callback_url);
  });

  test('invalid_request: a code_verifier that is missing', () => {
    expect(all(wordsFor({ error: 'invalid_request' }))).toMatch(/code_verifier/);
  });
});

test.each([
  ['openid wasn’t requested', 'email', /Add openid to Scope/],
  ['openid was requested', 'openid email', /Allow openid for the client/],
])('no id_token with %s', (_, scope, words) => {
  expect(explain({ step: 'exchange', kind: 'no-id-token', scope }, context).fix).toMatch(words);
});

test('quotes any provider’s text and never throws', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.string({ minLength: 1 }),
      fc.boolean(),
      (error, words, has_secret) => {
        const failure: ExchangeFailure = {
          step: 'exchange',
          kind: 'provider-error',
          status: 400,
          error,
          error_description: words,
          body,
        };
        expect(explain(failure, { ...context, has_secret }).seen).toContain(words);
      },
    ),
  );
});
