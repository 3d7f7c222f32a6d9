import { describe, expect, it } from 'vitest';
import { callback, pool } from './pool-fixture';

describe('a trigger that fails', () => {
  it.each<[string, unknown]>([
    ['no answer', undefined],
    ['null', null],
    ['a string', 'ok'],
    ['an event without response', {}],
    ['details that aren’t an object', { response: { claimsAndScopeOverrideDetails: 'x' } }],
    [
      'a suppression that isn’t a list',
      { response: { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToSuppress: 'email' } } } },
    ],
  ])('malformed: %s', async (_, answer) => {
    const response = await pool({ handler: async () => answer }).signIn({ state: 's' });
    expect(response.headers.get('location')).toBe(
      `${callback}?error_description=Unrecognizable+lambda+output&state=s&error=invalid_request`,
    );
  });

  it('malformed: a value that isn’t a string, in V1_0', async () => {
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

  it('a response that JSON can’t represent fails as in Lambda', async () => {
    const response: Record<string, unknown> = {};
    response.itself = response;
    const own = pool({ handler: async (event) => ({ ...event, response }) });
    expect((await own.signIn()).headers.get('location')).toContain('PreTokenGeneration+failed+with+error+');
  });

  it('throws at the refresh: the token endpoint reports it', async () => {
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
