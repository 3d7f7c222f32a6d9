import { describe, expect, it } from 'vitest';
import { authorization, confidential, domain, type Fields, issuer, password, pool } from './pool-fixture';

const { get, handle, post } = pool();
const address = `/login?${authorization({ state: 's' })}`;

describe('the login page', () => {
  it('names its fields, shows the demo users and posts to the same query', async () => {
    const response = await get(address);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await response.text();
    expect(text.match(/<label>Username <input id="signInFormUsername" name="username"/g)).toHaveLength(2);
    expect(text.match(/<label>Password <input id="signInFormPassword" name="password"/g)).toHaveLength(2);
    expect(text.match(/<input [^>]*name="signInSubmitButton" type="submit" value="Sign in"/g)).toHaveLength(
      2,
    );
    for (const shown of ['alice', 'bob', 'company1', 'company2', password]) expect(text).toContain(shown);
    expect(text).toContain(`action="${address.replaceAll('&', '&amp;')}"`);
  });

  it('fills in the login hint', async () => {
    expect(await (await get(`${address}&login_hint=bob`)).text()).toContain('name="username" value="bob"');
  });

  it.each<[string, Fields]>([
    ['wrong-password', { username: 'alice', password: 'demo-passw0rd' }],
    ['unknown-user', { username: 'mallory', password }],
    ['no-password', { username: 'alice' }],
    ['nothing', {}],
    ['member-of-object', { username: 'constructor', password: 'undefined' }],
  ])('%s: shows an error, keeps the name, and returns no code', async (_, fields) => {
    const response = await post(address, fields);
    expect(response.status).toBe(200);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('set-cookie')).toBeNull();
    const text = await response.text();
    expect(text).toContain('Incorrect username or password.');
    expect(text).toContain(`name="username" value="${fields.username ?? ''}"`);
  });

  it.each(['alice', 'Alice', ' bob '])('accepts the user name %j', async (username) => {
    expect((await post(address, { username, password })).status).toBe(302);
  });

  it.each<[string, Record<string, string>]>([
    ['another site', { origin: 'https://evil.example' }],
    ['another port', { origin: 'http://127.0.0.1:3000' }],
    ['the issuer’s host', { origin: 'http://localhost:3001' }],
    ['a hidden origin', { origin: 'null' }],
    ['fetch metadata: cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['fetch metadata: same-site', { origin: domain, 'sec-fetch-site': 'same-site' }],
  ])('rejects a form of %s', async (_, headers) => {
    const response = await post(address, { username: 'alice', password }, headers);
    expect(response.status).toBe(403);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it('accepts its own form', async () => {
    const own = { origin: domain, 'sec-fetch-site': 'same-origin' };
    expect((await post(address, { username: 'alice', password }, own)).status).toBe(302);
  });

  it.each([
    ['JSON', 'application/json', JSON.stringify({ username: 'alice', password })],
    ['plain text', 'text/plain', `username=alice&password=${password}`],
    [
      'too large',
      'application/x-www-form-urlencoded',
      `username=alice&password=${password}&x=${'x'.repeat(65_536)}`,
    ],
  ])('rejects a body that is %s', async (_, type, body) => {
    const headers = { 'content-type': type };
    const response = await handle(new Request(`${domain}${address}`, { method: 'POST', headers, body }));
    expect(response.status).toBe(400);
  });
});

describe('managed login', () => {
  const managed = async () => {
    const own = pool();
    expect((await own.post('/look', { login_look: 'managed' })).status).toBe(302);
    return own;
  };

  it('shows only the user name first, and the password on a separate page', async () => {
    const own = await managed();
    const first = await (await own.get(address)).text();
    expect(first).toContain('name="username"');
    expect(first).not.toContain('type="password"');
    expect(first).toContain('>Next</button>');
    const second = await (await own.post(address, { username: 'alice' })).text();
    expect(second).toContain('<input type="hidden" name="username" value="alice">');
    expect(second).toContain('type="password"');
    expect(second).toContain('>Continue</button>');
    expect((await own.post(address, { username: 'alice', password })).status).toBe(302);
  });

  it.each([
    ['wrong password', 'alice'],
    ['unknown user', 'mallory'],
  ])('%s: one error after both were entered', async (_, username) => {
    const own = await managed();
    expect(await (await own.post(address, { username })).text()).not.toContain('Incorrect');
    const text = await (await own.post(address, { username, password: 'x' })).text();
    expect(text).toContain('Incorrect username or password.');
    expect(text).toContain('type="password"');
  });

  it('is switched only from the pool’s own page', async () => {
    const own = pool();
    expect(
      (await own.post('/look', { login_look: 'managed' }, { origin: 'https://evil.example' })).status,
    ).toBe(403);
    expect((await own.post('/look', { login_look: 'other' })).status).toBe(400);
    expect(await (await own.get('/')).text()).toContain(
      'aria-checked="false" name="login_look" value="managed"',
    );
  });
});

describe('escapes reflected input', () => {
  const script = `"'><script>alert(1)</script>`;
  const encoded = encodeURIComponent(script);

  it.each(['state', 'nonce', 'scope', 'login_hint', 'lang', 'client_id', 'redirect_uri', 'prompt', 'x'])(
    'the parameter %s',
    async (name) => {
      for (const path of ['/oauth2/authorize', '/login', '/logout']) {
        const parameters = authorization({ [name]: name === 'scope' ? undefined : script });
        for (const query of [parameters, `${parameters}&${name}=${encoded}`, `${parameters}&${script}=1`]) {
          const text = await (await get(`${path}?${query}`)).text();
          expect(text).not.toContain('<script');
          expect(text).not.toContain(`"'>`);
        }
      }
    },
  );

  it('the user name', async () => {
    const text = await (await post(address, { username: script, password })).text();
    expect(text).toContain(`value="&quot;'&gt;&lt;script&gt;alert(1)&lt;/script&gt;"`);
    expect(text).not.toContain('<script');
  });

  it('the error', async () => {
    const response = await get(`/error?error=${encoded}`);
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script');
  });

  it('the id of a pool that does not exist', async () => {
    const response = await get(issuer.replace('us-east-1_demo', `${encoded}/.well-known/jwks.json`));
    expect(response.headers.get('content-type')).toBe('application/json');
  });
});

describe('the pages of the pool', () => {
  it('error: 400 and Cognito’s words', async () => {
    const response = await get('/error?error=redirect_mismatch&client_id=x');
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('An error was encountered with the requested page.');
    expect(text).toContain('redirect_mismatch');
  });

  it('redirect_mismatch: both callback URLs and a link back', async () => {
    const sent = 'http://localhost:3000/callback/<b>';
    await get(`/oauth2/authorize?${new URLSearchParams({ client_id: confidential, redirect_uri: sent })}`);
    const text = await (await get(`/error?error=redirect_mismatch&client_id=${confidential}`)).text();
    expect(text).toContain('http://localhost:3000/callback/&lt;b&gt;');
    expect(text).toContain('http://localhost:3000/callback</code>');
    expect(text).toContain('href="http://localhost:3000/"');
  });

  it('the pool’s page shows what the console shows, and a launch link for each client', async () => {
    const text = await (await get('/')).text();
    expect(text).toContain(`${issuer}/.well-known/openid-configuration`);
    expect(text).toContain('1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6');
    const links = [...text.matchAll(/href="(\/login[^"]+)"[^>]*>Launch Hosted UI</g)];
    expect(links).toHaveLength(2);
    for (const [, href] of links) {
      expect((await get((href ?? '').replaceAll('&amp;', '&'))).status).toBe(200);
    }
  });
});
