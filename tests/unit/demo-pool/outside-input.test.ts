import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineClient } from '@/lib/demo-pool/clients';
import { ExpiringMap } from '@/lib/demo-pool/expiring-map';
import { authorization, basic, callback, domain, issuerOrigin, pool, signOut } from './pool-fixture';

const { handle } = pool();
const names = [...authorization().keys()].concat(
  'state',
  'prompt',
  'code_challenge',
  'code_challenge_method',
  'logout_uri',
);
const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...authorization().values(), signOut));
const parameters = fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), text), {
  maxLength: 8,
});
const paths = [
  '/',
  '/login',
  '/oauth2/authorize',
  '/oauth2/token',
  '/oauth2/userInfo',
  '/oauth2/revoke',
  '/logout',
  '/error',
  '/trigger',
];

describe('for any request', () => {
  it('there is a response, and no redirect to an unregistered URL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), parameters, fc.boolean(), async (path, query, post) => {
        const address = `${domain}${path}?${new URLSearchParams(query)}`;
        const request = post
          ? new Request(address, { method: 'POST', body: new URLSearchParams(query), headers: basic() })
          : new Request(address);
        const response = await handle(request);
        expect(response.status).toBeLessThan(500);
        const location = response.headers.get('location');
        if (location === null || location.startsWith('/#')) return;
        expect([`${domain}/login`, `${domain}/error`, callback, signOut]).toContain(
          location.split('?', 1).join(),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('the user pools API and client credentials never fail', async () => {
    const known = [
      'alice',
      'ff',
      'USER_SRP_AUTH',
      'USER_PASSWORD_AUTH',
      ...Object.values(machineClient).flat(),
    ];
    const word = fc.oneof(fc.constantFrom(...known), fc.string({ unit: 'binary' }), fc.jsonValue());
    const values = fc.dictionary(fc.constantFrom('USERNAME', 'PASSWORD', 'SRP_A', 'SECRET_HASH'), word);
    const body = fc.record(
      { ClientId: word, AuthFlow: word, ChallengeName: word, Session: word, AuthParameters: values },
      { requiredKeys: [] },
    );
    const operation = fc.constantFrom('InitiateAuth', 'RespondToAuthChallenge', 'toString', '');
    await fc.assert(
      fc.asyncProperty(body, operation, async (json, name) => {
        const headers = { 'x-amz-target': `AWSCognitoIdentityProviderService.${name}` };
        const api = await handle(
          new Request(issuerOrigin, { method: 'POST', headers, body: JSON.stringify(json) }),
        );
        expect([200, 400]).toContain(api.status);
        const form = new URLSearchParams({
          grant_type: 'client_credentials',
          scope: JSON.stringify(json.Session ?? ''),
        });
        form.set('aws_client_metadata', JSON.stringify(json));
        const { client_id, client_secret } = machineClient;
        const token = await handle(
          new Request(`${domain}/oauth2/token`, {
            method: 'POST',
            body: form,
            headers: basic(client_id, client_secret),
          }),
        );
        expect([200, 400]).toContain(token.status);
      }),
    );
  });

  it('any path and any header get a response', async () => {
    const header = fc.string({ unit: fc.constantFrom(...'Basicerab :=;%,.\u00ff0') });
    await fc.assert(
      fc.asyncProperty(fc.webPath(), header, fc.boolean(), async (path, value, onIssuer) => {
        const headers = { authorization: value, cookie: value };
        const response = await handle(new Request(`${onIssuer ? issuerOrigin : domain}${path}`, { headers }));
        expect(response.status).toBeLessThan(500);
      }),
    );
  });
});

describe('the memory is limited', () => {
  it('removes the oldest if there are too many', () => {
    const map = new ExpiringMap<number>(3, () => 0);
    for (const index of [0, 1, 2, 3, 4]) map.set(String(index), index, 60);
    expect(['0', '1', '2', '3', '4'].map((key) => map.get(key))).toEqual([undefined, undefined, 2, 3, 4]);
  });

  it('setting an entry again makes it the newest', () => {
    const map = new ExpiringMap<number>(2, () => 0);
    for (const key of ['a', 'b', 'a', 'c']) map.set(key, 1, 60);
    expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([1, undefined, 1]);
  });

  it('an entry expires, and can be taken once', () => {
    let now = 0;
    const map = new ExpiringMap<string>(3, () => now);
    map.set('a', 'x', 2);
    now = 1999;
    expect(map.get('a')).toBe('x');
    now = 2000;
    expect(map.get('a')).toBeUndefined();
    map.set('b', 'y', 1);
    expect([map.take('b'), map.take('b')]).toEqual(['y', undefined]);
  });
});
