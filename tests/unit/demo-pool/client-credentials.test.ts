import { describe, expect, test } from 'vitest';
import { machineClient } from '@/lib/demo-pool/clients';
import type { TriggerEvent } from '@/lib/demo-pool/trigger-event';
import {
  authorization,
  basic,
  claims,
  confidential,
  type Fields,
  issuer,
  open,
  part,
  pool,
  secret,
} from './pool-fixture';

const { client_id, client_secret } = machineClient;

const request = (
  own: ReturnType<typeof pool>,
  fields: Fields = {},
  headers = basic(client_id, client_secret),
) => own.post('/oauth2/token', { grant_type: 'client_credentials', ...fields }, headers);

describe('a token without a user', () => {
  test('returns only an access token', async () => {
    const response = await request(pool(), { scope: 'orders/read' });
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(Object.keys(body)).toEqual(['access_token', 'expires_in', 'token_type']);
    expect(JSON.parse(part(body.access_token, 0))).toMatchObject({ alg: 'RS256' });
    const claimed = claims(body.access_token);
    expect(claimed).toMatchObject({
      sub: client_id,
      client_id,
      iss: issuer,
      token_use: 'access',
      scope: 'orders/read',
      version: 2,
    });
    for (const name of ['username', 'aud', 'cognito:groups', 'origin_jti'])
      expect(claimed).not.toHaveProperty(name);
  });

  test('without a scope, it has all scopes that the client is allowed', async () => {
    const { access_token } = await (await request(pool())).json();
    expect(claims(access_token).scope).toBe('orders/read');
  });

  test('a scope that the client is not allowed is ignored', async () => {
    const { access_token } = await (await request(pool(), { scope: 'orders/write orders/read' })).json();
    expect(claims(access_token).scope).toBe('orders/read');
  });

  test('the secret can be in the body', async () => {
    const response = await pool().post('/oauth2/token', {
      grant_type: 'client_credentials',
      client_id,
      client_secret,
    });
    expect(response.status).toBe(200);
  });
});

test.each<[string, Fields, Record<string, string>, string]>([
  ['openid', { scope: 'openid' }, basic(client_id, client_secret), 'invalid_scope'],
  ['an unknown scope', { scope: 'orders/delete' }, basic(client_id, client_secret), 'invalid_scope'],
  ['only scopes of others', { scope: 'orders/write' }, basic(client_id, client_secret), 'invalid_scope'],
  ['a client for users', {}, basic(confidential, secret), 'unauthorized_client'],
  ['a public client', { client_id: open }, {}, 'unauthorized_client'],
  ['an incorrect secret', {}, basic(client_id, 'wrong'), 'invalid_client'],
  ['no secret', { client_id }, {}, 'invalid_client'],
  [
    'metadata that isn’t JSON',
    { aws_client_metadata: '{' },
    basic(client_id, client_secret),
    'invalid_request',
  ],
])('%s is rejected', async (_, fields, headers, error) => {
  const response = await pool().post(
    '/oauth2/token',
    { grant_type: 'client_credentials', ...fields },
    headers,
  );
  expect([response.status, await response.json()]).toEqual([400, { error }]);
});

test('the client can’t sign in users', async () => {
  const response = await pool().get(`/oauth2/authorize?${authorization({ client_id })}`);
  expect(response.headers.get('location')).toContain('error=redirect_mismatch');
});

describe('the trigger', () => {
  const seen: TriggerEvent[] = [];
  const own = pool({
    version: 'V3_0',
    handler: async (event) => {
      seen.push(structuredClone(event));
      return {
        ...event,
        response: {
          claimsAndScopeOverrideDetails: {
            idTokenGeneration: { claimsToAddOrOverride: { lost: 'yes' } },
            accessTokenGeneration: {
              claimsToAddOrOverride: { company_id: 'company1', aud: event.callerContext.clientId, sub: 'x' },
              scopesToAdd: ['orders/write'],
            },
          },
        },
      };
    },
  });

  test('version 3 gets an event with nulls, and its response is in the token', async () => {
    const metadata = JSON.stringify({ service: 'nightly' });
    const { access_token } = await (await request(own, { aws_client_metadata: metadata })).json();
    expect(seen).toMatchObject([
      {
        version: '3',
        triggerSource: 'TokenGeneration_ClientCredentials',
        userName: 'ClientCredentials',
        callerContext: { clientId: client_id },
        request: {
          userAttributes: {},
          groupConfiguration: null,
          clientMetadata: { service: 'nightly' },
          scopes: ['orders/read'],
        },
      },
    ]);
    expect(claims(access_token)).toMatchObject({
      company_id: 'company1',
      aud: client_id,
      sub: client_id,
      scope: 'orders/read orders/write',
    });
    expect(claims(access_token)).not.toHaveProperty('lost');
  });

  test.each(['V1_0', 'V2_0'] as const)('%s isn’t called', async (version) => {
    const failing = pool({
      version,
      handler: () => {
        throw new Error('called');
      },
    });
    expect((await request(failing)).status).toBe(200);
  });

  test('a handler that reads the groups throws', async () => {
    const failing = pool({
      version: 'V3_0',
      handler: async (event) =>
        event.request.groupConfiguration?.groupsToOverride.length ?? Promise.reject(new TypeError('null')),
    });
    expect(await (await request(failing)).json()).toMatchObject({
      error: 'invalid_request',
      error_description: expect.stringContaining('PreTokenGeneration failed with error null'),
    });
  });
});
