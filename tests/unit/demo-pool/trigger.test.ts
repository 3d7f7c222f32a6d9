import { describe, expect, it } from 'vitest';
import type { TriggerEvent, TriggerHandler, TriggerVersion } from '@/lib/demo-pool/trigger-event';
import { callback, claims, confidential, domain, pool } from './pool-fixture';

const namespace = 'http://localhost:4000/';
const toGuide = (own: ReturnType<typeof pool>) => own.post('/trigger', { trigger_version: 'V1_0' });

describe('the pool’s own trigger', () => {
  it.each([
    ['alice', { company_id: 'company1', user_id: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1', roles: ['user'] }],
    ['bob', { company_id: 'company2', user_id: '7e05d3a8-42cb-4b9f-a6d1-c83f51720be2', roles: ['admin'] }],
  ])('V2_0, %s: an object of the user’s own', async (username, context) => {
    const { id_token, access_token } = await pool().tokens({}, username);
    expect(claims(id_token)[namespace]).toEqual(context);
    expect(claims(access_token)).not.toHaveProperty([namespace]);
  });

  it('V1_0, bob: a string, and company1 for everyone, as Cube’s guide has it', async () => {
    const own = pool();
    const switched = await toGuide(own);
    expect([switched.status, switched.headers.get('location')]).toEqual([303, '/#trigger']);
    expect(claims((await own.tokens({}, 'bob')).id_token)[namespace]).toBe(
      '{"company_id":"company1","user_id":"7e05d3a8-42cb-4b9f-a6d1-c83f51720be2","roles":["user"]}',
    );
  });

  it('runs again at a refresh: the switch shows there without a new sign-in', async () => {
    const own = pool();
    const { refresh_token } = await own.tokens();
    await toGuide(own);
    const refreshed = (await (await own.refresh({ refresh_token })).json()) as { id_token: string };
    expect(claims(refreshed.id_token)[namespace]).toBeTypeOf('string');
  });

  it('runs before the code is issued: a switch between login and exchange changes nothing', async () => {
    const own = pool();
    const code = await own.code();
    await toGuide(own);
    const { id_token } = (await (await own.exchange({ code })).json()) as { id_token: string };
    expect(claims(id_token)[namespace]).toBeTypeOf('object');
  });
});

describe('the switch on the pool’s page', () => {
  const shown = async (own: ReturnType<typeof pool>) =>
    /aria-checked="(\w+)" name="trigger_version" value="(\w+)">\s*([^<]+?)\s*</.exec(
      await (await own.get('/')).text(),
    );

  it('is named, tells its state and offers the other', async () => {
    const own = pool();
    expect((await shown(own))?.slice(1)).toEqual(['false', 'V1_0', "Cube's guide to the letter (V1_0)"]);
    await toGuide(own);
    expect((await shown(own))?.slice(1)).toEqual(['true', 'V2_0', "Cube's guide to the letter (V1_0)"]);
    await own.post('/trigger', { trigger_version: 'V2_0' });
    expect((await shown(own))?.[1]).toBe('false');
  });

  it('tells of a handler that was set, and leads back to its own', async () => {
    const own = pool({ version: 'V3_0', handler: async (event) => event });
    expect(await (await own.get('/')).text()).toContain('a handler of yours, of version <code>V3_0</code>');
    expect(claims((await own.tokens()).id_token)).not.toHaveProperty([namespace]);
    await own.post('/trigger', { trigger_version: 'V2_0' });
    expect(claims((await own.tokens()).id_token)[namespace]).toBeTypeOf('object');
    expect((await shown(own))?.[1]).toBe('false');
  });

  it.each<[string, Record<string, string>, Record<string, string>, number]>([
    ['another site', { trigger_version: 'V1_0' }, { origin: 'https://evil.example' }, 403],
    ['another version', { trigger_version: 'V3_0' }, { origin: domain }, 400],
    ['no version', {}, {}, 400],
  ])('refuses %s', async (_, fields, headers, status) => {
    const own = pool();
    expect((await own.post('/trigger', fields, headers)).status).toBe(status);
    expect((await shown(own))?.[1]).toBe('false');
  });
});

describe('a trigger of one’s own', () => {
  /** A trigger that answers with `response`, and the id and access token claims that come of it. */
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

  it('cannot set or take away what is reserved', async () => {
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
        idTokenGeneration: { claimsToAddOrOverride, claimsToSuppress: ['aud', 'sub', 'cognito:groups'] },
        accessTokenGeneration: { claimsToAddOrOverride: { ...claimsToAddOrOverride, client_id: 'forged' } },
      }),
    );
    expect(id).toMatchObject({ aud: confidential, token_use: 'id', 'cognito:groups': ['user'] });
    expect(Object.values(id)).not.toContain('forged');
    expect(Object.values(access)).not.toContain('forged');
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
  ] as const)(
    'wrong-version: a trigger of %s is not heard, and nothing is said',
    async (version, response) => {
      const { id } = await claimsWith(response, version);
      expect(id).not.toHaveProperty('a');
      expect(id['cognito:groups']).toEqual(['user']);
    },
  );
});

describe('a trigger that fails', () => {
  it.each<[string, unknown]>([
    ['no answer', undefined],
    ['null', null],
    ['a string', 'ok'],
    ['an event without response', {}],
    ['details that are no object', { response: { claimsAndScopeOverrideDetails: 'x' } }],
    [
      'a suppression that is no list',
      { response: { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToSuppress: 'email' } } } },
    ],
  ])('malformed: %s', async (_, answer) => {
    const response = await pool({ handler: async () => answer }).signIn({ state: 's' });
    expect(response.headers.get('location')).toBe(
      `${callback}?error_description=Unrecognizable+lambda+output&state=s&error=invalid_request`,
    );
  });

  it('malformed: a value that is no string, in V1_0', async () => {
    const own = pool({
      version: 'V1_0',
      handler: async (event) => ({
        ...event,
        response: { claimsOverrideDetails: { claimsToAddOrOverride: { a: { b: 1 } } } },
      }),
    });
    const location = (await own.signIn()).headers.get('location');
    expect(location).toBe(`${callback}?error_description=Unrecognizable+lambda+output&error=invalid_request`);
  });

  it('throws at the sign-in: Cognito’s error at the callback, and no code', async () => {
    const own = pool({ handler: () => Promise.reject(new Error('no such tenant & more')) });
    expect((await own.signIn({ state: 's' })).headers.get('location')).toBe(
      `${callback}?error_description=PreTokenGeneration+failed+with+error+no+such+tenant+%26+more.&state=s&error=invalid_request`,
    );
  });

  it('answers with what JSON cannot say: fails as it would in Lambda', async () => {
    const response: Record<string, unknown> = {};
    response.itself = response;
    const own = pool({ handler: async (event) => ({ ...event, response }) });
    expect((await own.signIn()).headers.get('location')).toContain('PreTokenGeneration+failed+with+error+');
  });

  it('throws at the refresh: the token endpoint says so', async () => {
    let calls = 0;
    const own = pool({
      handler: async (event) => {
        calls += 1;
        if (calls > 1) throw new Error('down');
        return event;
      },
    });
    const { refresh_token } = await own.tokens();
    const response = await own.refresh({ refresh_token });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'invalid_request',
      error_description: 'PreTokenGeneration failed with error down.',
    });
  });
});
