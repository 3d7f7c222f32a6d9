import { describe, expect, test } from 'vitest';
import { faults } from '@/lib/demo-pool/faults';
import { authorization, callback, claims, domain, issuer, open, part, pool, query } from './pool-fixture';

/** A pool in which a fault was switched on from its page. */
async function faulty(fault: string) {
  const own = pool();
  const answer = await own.post('/fault', { fault });
  expect(answer.headers.get('location')).toBe(`${domain}/#faults`);
  return own;
}

const now = () => Date.now() / 1000;

test('expired-token: a new token is already expired, and its lifetime is not longer than usual', async () => {
  const { exp, iat, auth_time } = claims((await (await faulty('expired-token')).tokens()).id_token);
  expect(exp).toBeLessThan(now() - 3000);
  expect(Number(exp) - Number(iat)).toBe(3600);
  expect(Number(auth_time)).toBeLessThanOrEqual(Number(iat));
});

test('other-audience: the id token is for the other client, the access token is not', async () => {
  const tokens = await (await faulty('other-audience')).tokens();
  expect(claims(tokens.id_token).aud).toBe(open);
  expect(claims(tokens.access_token).client_id).not.toBe(open);
});

test('rotated-key: the tokens name a key that isn’t in the JWK Set, the same each time', async () => {
  const own = await faulty('rotated-key');
  const { keys } = await (
    await own.get('/us-east-1_demo/.well-known/jwks.json', { host: 'localhost:3001' })
  ).json();
  const kid = async () => JSON.parse(part((await own.tokens()).id_token, 0)).kid;
  const first = await kid();
  expect(keys.map((key: { kid: string }) => key.kid)).not.toContain(first);
  expect(await kid()).toBe(first);
});

test('wrong-secret: the correct secret is rejected, and a public client has no secret', async () => {
  const own = await faulty('wrong-secret');
  const refused = await own.exchange({ code: await own.code() });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({ error: 'invalid_client' });
  const code = await own.code({ client_id: open });
  expect((await own.exchange({ code, client_id: open }, {})).status).toBe(200);
});

test('lambda-throws: the callback gets the thrown error', async () => {
  const answer = query(await (await faulty('lambda-throws')).signIn());
  expect(answer.get('error')).toBe('invalid_request');
  expect(answer.get('error_description')).toMatch(/^PreTokenGeneration failed with error Cannot read/);
});

test('redirect-mismatch: the browser stops at the pool, and the pool’s page lists the other callback URL', async () => {
  const own = await faulty('redirect-mismatch');
  const answer = await own.signIn();
  expect(answer.headers.get('location')).toMatch(`${domain}/error?error=redirect_mismatch`);
  expect(await (await own.get('/')).text()).toContain(`${callback}/</code>`);
});

test('clock-off: the tokens are from the future, and the Date header shows why', async () => {
  const own = await faulty('clock-off');
  const code = await own.code();
  const answer = await own.exchange({ code });
  const { iat } = claims((await answer.json()).id_token);
  expect(iat).toBeGreaterThan(now() + 590);
  expect(Date.parse(answer.headers.get('date') ?? '') / 1000).toBeGreaterThan(now() + 590);
});

describe('the switch', () => {
  test('an empty choice switches the fault off', async () => {
    const own = await faulty('wrong-secret');
    await own.post('/fault', { fault: '' });
    expect(claims((await own.tokens()).id_token).iss).toBe(issuer);
  });

  test('the page shows which one is on', async () => {
    for (const { id } of faults) {
      const page = await (await (await faulty(id)).get('/')).text();
      const on = page.match(/data-fault="[\w-]+" aria-checked="true"/g);
      expect(on, id).toEqual([expect.stringContaining(`"${id}"`)]);
    }
  });

  test.each([
    ['a fault that there is not', { fault: 'flood' }, {}, 400],
    ['no fault at all', {}, {}, 400],
    ['a form of another origin', { fault: 'wrong-secret' }, { origin: 'http://localhost:3001' }, 403],
  ])('%s changes nothing', async (_, fields, headers, status) => {
    const own = pool();
    expect((await own.post('/fault', fields, headers)).status).toBe(status);
    expect((await own.exchange({ code: await own.code() })).status).toBe(200);
  });
});

test('no-branding: the sign-in page is an error page with 403', async () => {
  const own = await faulty('no-branding');
  const answer = await own.get(`/login?${authorization()}`);
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('Login pages unavailable');
});
