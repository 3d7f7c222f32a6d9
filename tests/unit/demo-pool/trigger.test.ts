import { describe, expect, it } from 'vitest';
import { claims, domain, pool } from './pool-fixture';

const namespace = 'http://localhost:4000/';
const toGuide = (own: ReturnType<typeof pool>) => own.post('/trigger', { trigger_version: 'V1_0' });

describe('the pool’s own trigger', () => {
  it.each([
    ['alice', { company_id: 'company1', user_id: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1', roles: ['user'] }],
    ['bob', { company_id: 'company2', user_id: '7e05d3a8-42cb-4b9f-a6d1-c83f51720be2', roles: ['admin'] }],
  ])('V2_0, %s: the user’s own object', async (username, context) => {
    const { id_token, access_token } = await pool().tokens({}, username);
    expect(claims(id_token)[namespace]).toEqual(context);
    expect(claims(access_token)).not.toHaveProperty([namespace]);
  });

  it('V1_0, bob: a string, and company1 for everyone, as in Cube’s guide', async () => {
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

  it('runs before the code is issued: a switch between sign-in and exchange changes nothing', async () => {
    const own = pool();
    const code = await own.code();
    await toGuide(own);
    const { id_token } = (await (await own.exchange({ code })).json()) as { id_token: string };
    expect(claims(id_token)[namespace]).toBeTypeOf('object');
  });
});

describe('the switch on the pool’s page', () => {
  const shown = async (own: ReturnType<typeof pool>) =>
    /aria-checked="(\w+)" name="trigger_version" value="(\w+)">[^<]*\w/.exec(
      await (await own.get('/')).text(),
    );

  it('has a name, shows its state, and offers the other', async () => {
    const own = pool();
    expect((await shown(own))?.slice(1)).toEqual(['false', 'V1_0']);
    await toGuide(own);
    expect((await shown(own))?.slice(1)).toEqual(['true', 'V2_0']);
    await own.post('/trigger', { trigger_version: 'V2_0' });
    expect((await shown(own))?.[1]).toBe('false');
  });

  it('shows a handler that was set, and links back to its own', async () => {
    const own = pool({ version: 'V3_0', handler: async (event) => event });
    expect(await (await own.get('/')).text()).toContain('<code>V3_0</code>');
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
