import { describe, expect, it } from 'vitest';
import type { TriggerEvent, TriggerHandler, TriggerVersion } from '@/lib/demo-pool/trigger-event';
import { claims, confidential, pool } from './pool-fixture';

describe('a user’s own trigger', () => {
  /** A trigger that returns `response`, and the resulting claims of the id token and the access token. */
  async function claimsWith(response: unknown, version: TriggerVersion = 'V2_0', username = 'alice') {
    const own = pool({ version, handler: async (event) => ({ ...event, response }) });
    const { id_token, access_token } = await own.tokens({}, username);
    return { id: claims(id_token), access: claims(access_token) };
  }
  const v1 = (details: object) => ({ claimsOverrideDetails: details });
  const v2 = (details: object) => ({ claimsAndScopeOverrideDetails: details });

  it('gets Cognito’s event', async () => {
    const events: TriggerEvent[] = [];
    const handler: TriggerHandler = async (event) => {
      events.push(structuredClone(event));
      return event;
    };
    const own = pool({ handler });
    const { refresh_token } = await own.tokens({ scope: 'openid email' });
    own.setTrigger({ version: 'V1_0', handler });
    await own.refresh({ refresh_token });
    own.setTrigger({ version: 'V3_0', handler });
    await own.refresh({ refresh_token });
    const common = {
      region: 'us-east-1',
      userPoolId: 'us-east-1_demo',
      userName: 'alice',
      callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: confidential },
    };
    const request = {
      userAttributes: {
        sub: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
        'cognito:user_status': 'CONFIRMED',
        email_verified: 'true',
        phone_number_verified: 'true',
        phone_number: '+12025550101',
        given_name: 'Alice',
        family_name: 'Anders',
        'custom:company_id': 'company1',
        email: 'alice@company1.example',
      },
      groupConfiguration: { groupsToOverride: ['user'], iamRolesToOverride: [], preferredRole: null },
      clientMetadata: {},
    };
    expect(events).toEqual([
      {
        ...common,
        version: '2',
        triggerSource: 'TokenGeneration_HostedAuth',
        request: { ...request, scopes: ['openid', 'email'] },
        response: { claimsAndScopeOverrideDetails: null },
      },
      {
        ...common,
        version: '1',
        triggerSource: 'TokenGeneration_RefreshTokens',
        request,
        response: { claimsOverrideDetails: null },
      },
      {
        ...common,
        version: '3',
        triggerSource: 'TokenGeneration_RefreshTokens',
        request: { ...request, scopes: ['openid', 'email'] },
        response: { claimsAndScopeOverrideDetails: null },
      },
    ]);
  });

  it('adds to both tokens, of any JSON type', async () => {
    const claimsToAddOrOverride = { text: 'a', number: 1, list: [true], object: { a: { b: null } } };
    const { id, access } = await claimsWith(
      v2({ idTokenGeneration: { claimsToAddOrOverride }, accessTokenGeneration: { claimsToAddOrOverride } }),
    );
    expect(id).toMatchObject(claimsToAddOrOverride);
    expect(access).toMatchObject(claimsToAddOrOverride);
  });

  it('suppresses, and suppression wins', async () => {
    const { id } = await claimsWith(
      v1({ claimsToAddOrOverride: { both: 'a', given_name: 'X' }, claimsToSuppress: ['both', 'email'] }),
      'V1_0',
    );
    expect(id).not.toHaveProperty('both');
    expect(id).not.toHaveProperty('email');
    expect(id.given_name).toBe('X');
  });

  it('cannot set or remove a reserved claim', async () => {
    const names = [
      'aud',
      'iss',
      'sub',
      'exp',
      'nonce',
      'token_use',
      'at_hash',
      'cognito:username',
      'cognito:groups',
    ];
    const claimsToAddOrOverride = Object.fromEntries(names.map((name) => [name, 'forged']));
    const { id, access } = await claimsWith(
      v2({
        idTokenGeneration: { claimsToAddOrOverride, claimsToSuppress: ['aud', 'sub', 'cognito:username'] },
        accessTokenGeneration: { claimsToAddOrOverride: { ...claimsToAddOrOverride, client_id: 'forged' } },
      }),
    );
    expect(id).toMatchObject({
      aud: confidential,
      token_use: 'id',
      'cognito:groups': ['user'],
      'cognito:username': 'alice',
    });
    expect(Object.values(id)).not.toContain('forged');
    expect(Object.values(access)).not.toContain('forged');
  });

  it('removes groups by name', async () => {
    const suppressed = { claimsToSuppress: ['cognito:groups'] };
    const { id, access } = await claimsWith(
      v2({ idTokenGeneration: suppressed, accessTokenGeneration: suppressed }),
    );
    expect(id).not.toHaveProperty('cognito:groups');
    expect(access).not.toHaveProperty('cognito:groups');
  });

  it('may set the access token’s aud to the client’s id', async () => {
    const claimsToAddOrOverride = { aud: confidential };
    const { access } = await claimsWith(v2({ accessTokenGeneration: { claimsToAddOrOverride } }));
    expect(access.aud).toBe(confidential);
  });

  it('changes the scopes', async () => {
    const { access } = await claimsWith(
      v2({ accessTokenGeneration: { scopesToAdd: ['x/y'], scopesToSuppress: ['phone'] } }),
    );
    expect(access.scope).toBe('openid email profile x/y');
  });

  it('changes groups and roles', async () => {
    const details = { groupsToOverride: ['g'], iamRolesToOverride: ['arn:r'], preferredRole: 'arn:p' };
    const { id, access } = await claimsWith(v1({ groupOverrideDetails: details }), 'V1_0');
    expect(id).toMatchObject({
      'cognito:groups': ['g'],
      'cognito:roles': ['arn:r'],
      'cognito:preferred_role': 'arn:p',
    });
    expect(access['cognito:groups']).toEqual(['g']);
    expect(access).not.toHaveProperty('cognito:roles');
  });

  it.each([
    ['null', null],
    ['empty', {}],
  ])('groups-vanish when groupOverrideDetails is %s', async (_, groupOverrideDetails) => {
    const { id, access } = await claimsWith(v2({ groupOverrideDetails }));
    expect(id).not.toHaveProperty('cognito:groups');
    expect(access).not.toHaveProperty('cognito:groups');
  });

  it.each([
    ['V2_0', v1({ claimsToAddOrOverride: { a: 'b' } })],
    ['V1_0', v2({ idTokenGeneration: { claimsToAddOrOverride: { a: 'b' } } })],
    ['V2_0', v2({})],
    ['V2_0', { claimsAndScopeOverrideDetails: null }],
    ['V1_0', { claimsOverrideDetails: null }],
  ] as const)('wrong-version: a trigger of %s is ignored without an error', async (version, response) => {
    const { id } = await claimsWith(response, version);
    expect(id).not.toHaveProperty('a');
    expect(id['cognito:groups']).toEqual(['user']);
  });
});
