import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftField, ProfileDraft } from '@/lib/configure/profile/draft';
import { readProfileDraft, toDraft } from '@/lib/configure/profile/profile-draft';
import { client_id, domain, issuer, metadata, pool_id, profile, visible } from '../pool-fixture';

const saved = toDraft(visible);
const read = (changes: Partial<ProfileDraft>) => readProfileDraft({ ...saved, ...changes }, profile);
const problemsOf = (changes: Partial<ProfileDraft>) => {
  const draft = read(changes);
  return draft.ok ? {} : draft.problems;
};
const noEndpoints = {
  issuer: '',
  authorization_endpoint: '',
  token_endpoint: '',
  jwks_uri: '',
  userinfo_endpoint: '',
  end_session_endpoint: '',
};

test('a profile that was opened and saved unchanged stays the same', () => {
  expect(readProfileDraft(saved, profile)).toEqual({
    ok: true,
    profile,
    client_secret: null,
    remove_secret: false,
  });
});

test('a draft never contains the secret', () => {
  expect(saved.client_secret).toBe('');
});

describe('reads', () => {
  test('fields with white space around them', () => {
    const changes = {
      name: ' Acme ',
      client_id: `\t${client_id}\n`,
      scope: ' openid  email\n',
      token_endpoint: ` ${metadata.token_endpoint} `,
    };
    expect(read(changes)).toMatchObject({ ok: true, profile });
  });

  test('a pool id in the discovery field as its discovery URL', () => {
    expect(read({ discovery_url: pool_id })).toMatchObject({
      profile: { discovery_url: profile.discovery_url },
    });
  });

  test('a profile without endpoints, which are discovered on use', () => {
    const draft = read(noEndpoints);
    expect(draft.ok && draft.profile).not.toHaveProperty('metadata');
  });

  test('endpoints without a discovery URL', () => {
    expect(read({ discovery_url: '' })).toMatchObject({ ok: true, profile: { discovery_url: '', metadata } });
  });

  test('removes an endpoint that was emptied', () => {
    const draft = read({ end_session_endpoint: '' });
    expect(draft.ok && draft.profile.metadata).not.toHaveProperty('end_session_endpoint');
  });

  test('an issuer that ends in a slash, with its discovery URL', () => {
    const discovery_url = 'https://t.auth0.com/.well-known/openid-configuration';
    expect(read({ discovery_url, issuer: 'https://t.auth0.com/' }).ok).toBe(true);
  });

  test('fields that the dialog doesn’t show, only from the same issuer’s metadata', () => {
    const other = { ...metadata, issuer: 'https://id.example' };
    const draft = readProfileDraft(saved, undefined, other);
    expect(draft.ok && draft.profile.metadata).not.toHaveProperty('revocation_endpoint');
    expect(readProfileDraft(saved, undefined, metadata)).toMatchObject({ profile: { metadata } });
  });

  test('extra parameters, one a line, with = in a value', () => {
    const extra_parameters = 'prompt=login\r\n\n claims = {"a":"b=c"} \n';
    expect(read({ extra_parameters })).toMatchObject({
      profile: { extra_parameters: { prompt: 'login', claims: '{"a":"b=c"}' } },
    });
  });

  test('a new secret', () => {
    expect(read({ client_secret: 's3cret' })).toMatchObject({ client_secret: 's3cret' });
  });

  test('the request to delete the secret', () => {
    expect(read({ remove_secret: true })).toMatchObject({ client_secret: null, remove_secret: true });
  });

  test('uses Cube’s default URL for an empty one', () => {
    expect(read({ cube_url: ' ' })).toMatchObject({ profile: { cube_url: 'http://localhost:4000' } });
  });
});

describe('rejects at the field, with the fix', () => {
  const cases: [string, DraftField, Partial<ProfileDraft>, RegExp][] = [
    ['no name', 'name', { name: ' ' }, /profile name/],
    ['a name as long as a page', 'name', { name: 'x'.repeat(101) }, /101 characters.*100/],
    ['no client id', 'client_id', { client_id: '' }, /app client page/],
    ['a pool id as client id', 'client_id', { client_id: pool_id }, /user pool ID.*Discovery Document URL/],
    ['a URL as client id', 'client_id', { client_id: issuer }, /is a URL/],
    ['a client id with a line break in it', 'client_id', { client_id: 'abc\ndef' }, /whitespace/],
    ['a client id with a letter outside ASCII', 'client_id', { client_id: 'abcdéf' }, /non-ASCII/],
    ['a client id as long as a file', 'client_id', { client_id: 'x'.repeat(300) }, /300 characters/],
    ['a secret with a line break after it', 'client_secret', { client_secret: 'abc\n' }, /whitespace/],
    ['a secret of white space', 'client_secret', { client_secret: '  ' }, /whitespace/],
    ['a secret with a line break in it', 'client_secret', { client_secret: 'a\nb' }, /line break/],
    ['a secret with a typographic dash', 'client_secret', { client_secret: 'a–b' }, /non-ASCII/],
    ['a secret as long as a file', 'client_secret', { client_secret: 'x'.repeat(2_000) }, /2000 characters/],
    [
      'a new secret that is to be removed',
      'client_secret',
      { client_secret: 'a', remove_secret: true },
      /one of the two/,
    ],
    ['no scope', 'scope', { scope: '' }, /Add openid/],
    ['a scope without openid', 'scope', { scope: 'email profile' }, /Add openid/],
    ['a scope that only contains the word', 'scope', { scope: 'notopenid' }, /Add openid/],
    ['a scope with commas', 'scope', { scope: 'openid,email' }, /spaces, not commas/],
    ['a scope in quotes', 'scope', { scope: 'openid "email"' }, /isn’t a valid scope/],
    ['a scope as long as a file', 'scope', { scope: `openid ${'x'.repeat(2_000)}` }, /characters long/],
    ['an extra parameter without =', 'extra_parameters', { extra_parameters: 'prompt' }, /name=value/],
    ['an extra parameter without a name', 'extra_parameters', { extra_parameters: '=login' }, /name=value/],
    ['a whole query as extra parameter', 'extra_parameters', { extra_parameters: '?a=b&c=d' }, /name=value/],
    ['an extra parameter twice', 'extra_parameters', { extra_parameters: 'a=1\na=2' }, /twice/],
    ['too many extra parameters', 'extra_parameters', { extra_parameters: 'a=1\n'.repeat(51) }, /51 lines/],
    ['the Hosted UI domain', 'discovery_url', { discovery_url: domain }, /serve discovery/],
    ['a client id as pool id', 'discovery_url', { discovery_url: client_id }, /app client ID/],
    ['no discovery URL and no endpoints', 'discovery_url', { discovery_url: '', ...noEndpoints }, /empty/],
    [
      'a new discovery URL over old endpoints',
      'discovery_url',
      { discovery_url: 'accounts.google.com' },
      /elect Use Discovery Document/,
    ],
    ['only some endpoints', 'jwks_uri', { jwks_uri: '' }, /elect Use Discovery Document/],
    [
      'an endpoint that is a script',
      'authorization_endpoint',
      { authorization_endpoint: 'javascript:x' },
      /whole URL/,
    ],
    ['http to another machine', 'token_endpoint', { token_endpoint: 'http://id.example/t' }, /https:\/\//],
    [
      'a password in an endpoint',
      'token_endpoint',
      { token_endpoint: 'https://a:b@id.example/t' },
      /user name/,
    ],
    ['an optional endpoint that isn’t a URL', 'userinfo_endpoint', { userinfo_endpoint: 'x' }, /whole URL/],
    ['an invalid Cube URL', 'cube_url', { cube_url: 'localhost:4000' }, /whole URL/],
  ];

  test.each(cases)('%s', (_, field, changes, words) => {
    const problems = problemsOf(changes);
    expect(Object.keys(problems)).toEqual([field]);
    expect(problems[field]).toMatch(words);
  });

  test.each([
    'client_id',
    'client_secret',
    'redirect_uri',
    'response_type',
    'response_mode',
    'scope',
    'state',
    'nonce',
    'code_challenge',
    'code_challenge_method',
    'request',
    'request_uri',
  ])('an extra parameter that would override %s', (name) => {
    expect(problemsOf({ extra_parameters: `lang=de\n${name}=x` })).toEqual({
      extra_parameters: expect.stringContaining(`${name} is set by Claimcheck`),
    });
  });

  test('every invalid field at once', () => {
    const problems = problemsOf({ name: '', client_id: '', scope: '', jwks_uri: 'x', cube_url: 'x' });
    expect(Object.keys(problems).sort()).toEqual(['client_id', 'cube_url', 'jwks_uri', 'name', 'scope']);
  });

  test('a secret without repeating it', () => {
    expect(JSON.stringify(problemsOf({ client_secret: ' hunter2' }))).not.toContain('hunter2');
  });
});

describe('for any input', () => {
  const field = fc.oneof(fc.string({ unit: 'binary' }), fc.anything());
  const draft = fc.record(Object.fromEntries(Object.keys(saved).map((name) => [name, field])), {
    requiredKeys: [],
  });

  test('never throws, and a draft becomes a profile or messages', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          draft,
          draft.map((changes) => ({ ...saved, ...changes })),
        ),
        (input) => {
          const result = readProfileDraft(input, undefined);
          if (result.ok) {
            expect(result.profile.scope.split(' ')).toContain('openid');
            return;
          }
          expect(Object.values(result.problems).length).toBeGreaterThan(0);
          for (const sentence of Object.values(result.problems)) expect(sentence).toMatch(/[.?]$/);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('extra parameters named like properties of every object stay parameters', () => {
    const draft = read({ extra_parameters: '__proto__=x\nconstructor=y' });
    expect(draft.ok && Object.entries(draft.profile.extra_parameters)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });
});
