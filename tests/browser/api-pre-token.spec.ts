import { guideHandler } from '../unit/pre-token/guide-handler';
import { expect, test } from './app';
import { harmful, reaching } from './escapes';

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/pre-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

type Answer = {
  response: unknown;
  idToken: Record<string, unknown> | null;
  accessToken: Record<string, unknown> | null;
  findings: { id: string; status: string; actual?: string; line?: number }[];
  log: { level: string; text: string }[];
};

/** The app's response to a handler with this body. */
async function ask(url: string, body: string, version = 'V2_0'): Promise<Answer> {
  const handler = `exports.handler = async (event, context) => {\n${body}\n};`;
  const response = await post(url, { handler, version });
  expect(response.status).toBe(200);
  return await response.json();
}

const serves = async (url: string) => (await fetch(`${url}/healthz`)).ok;

test('Cube’s guide’s handler: the string, and its problem', async ({ app }) => {
  const answer: Answer = await (await post(app.url, { handler: guideHandler, version: 'V1_0' })).json();
  const claim = '{"company_id":"company1","user_id":"1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1","roles":["user"]}';
  expect(answer.response).toEqual({
    claimsOverrideDetails: { claimsToAddOrOverride: { 'http://localhost:4000/': claim } },
  });
  expect(answer.idToken).toMatchObject({ 'cognito:username': 'alice', 'http://localhost:4000/': claim });
  expect(answer.accessToken).toMatchObject({ username: 'alice', token_use: 'access' });
  expect(answer.findings.filter(({ status }) => status !== 'pass').map(({ id }) => id)).toEqual([
    'callback-handler',
    'stringified-claim',
  ]);
  expect(answer.findings.at(-1)).toMatchObject({ line: 5 });
});

test('a custom event', async ({ app }) => {
  const event = {
    version: '3',
    triggerSource: 'TokenGeneration_ClientCredentials',
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_Abc',
    userName: 'ClientCredentials',
    callerContext: { clientId: 'machine' },
    request: { userAttributes: {}, scopes: ['x/read'], clientMetadata: { tenant: 'company9' } },
    response: {},
  };
  const handler = `export const handler = async (event) => ({ ...event, response: { claimsAndScopeOverrideDetails: {
    accessTokenGeneration: { claimsToAddOrOverride: { tenant: event.request.clientMetadata.tenant } } } } });`;
  const answer: Answer = await (await post(app.url, { handler, version: 'V3_0', event })).json();
  expect(answer.idToken).toBeNull();
  expect(answer.accessToken).toMatchObject({
    iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc',
    client_id: 'machine',
    scope: 'x/read',
    tenant: 'company9',
  });
});

test.describe('out of the sandbox', () => {
  for (const [name, [body, logged]] of Object.entries(reaching)) {
    test(`${name}: finds nothing`, async ({ app }) => {
      const { log } = await ask(app.url, `${body};\nreturn event;`);
      expect(log).toEqual([{ level: 'log', text: logged }]);
    });
  }

  test('the prototypes that a response pollutes are its own', async ({ app }) => {
    const { response, idToken } = await ask(
      app.url,
      `Object.prototype.polluted = 'yes';
      JSON.parse = JSON.stringify = undefined;
      const claims = { claimsToAddOrOverride: { a: 1 } };
      Object.defineProperty(claims.claimsToAddOrOverride, '__proto__', { value: { admin: true }, enumerable: true });
      Object.defineProperty(claims.claimsToAddOrOverride, 'constructor', { value: { prototype: { admin: true } }, enumerable: true });
      event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: claims } };
      return event;`,
    );
    expect(response).not.toBeNull();
    expect(JSON.stringify(idToken)).toContain('"__proto__":{"admin":true}');
    const next = await ask(
      app.url,
      'console.log(typeof {}.polluted, typeof {}.admin, [1].map(String)); return event;',
    );
    expect(next.log).toEqual([{ level: 'log', text: 'undefined undefined [\n  "1"\n]' }]);
    expect(JSON.stringify(next)).not.toContain('admin');
    expect(await serves(app.url)).toBe(true);
  });
});

test.describe('to stay in the sandbox', () => {
  for (const [name, [body, said]] of Object.entries(harmful)) {
    test(`${name}: is stopped and reported, and the server keeps running`, async ({ app }) => {
      const asked = ask(app.url, body);
      expect(await serves(app.url)).toBe(true);
      const { idToken, findings } = await asked;
      expect(idToken).toBeNull();
      expect(findings[0]).toMatchObject({ id: 'handler-runs', status: 'fail' });
      expect(findings[0]?.actual).toMatch(said);
      expect(await serves(app.url)).toBe(true);
    });
  }

  test('an endless log is cut', async ({ app }) => {
    const { log } = await ask(
      app.url,
      "for (let i = 0; i < 100_000; i += 1) console.log('x'.repeat(1000)); return event",
    );
    expect(log.length).toBeLessThan(201);
    expect(JSON.stringify(log).length).toBeLessThan(100_000);
  });

  test('many at once wait for their turn, or get an error to retry later', async ({ app }) => {
    const all = await Promise.all(Array.from({ length: 60 }, () => ask(app.url, 'return event')));
    const kinds = new Set(
      all.map(({ findings }) => `${findings[0]?.status} ${findings[0]?.actual?.replace(/\d+ ms/, 'N ms')}`),
    );
    expect([...kinds].sort()).toEqual(['fail too many handlers are running', 'pass returned after N ms']);
    expect(await serves(app.url)).toBe(true);
  });
});

for (const [fault, body, words] of [
  ['no JSON', '{', 'not JSON'],
  ['no handler', { version: 'V1_0' }, 'handler'],
  ['an unknown version', { handler: 'x', version: 'V4_0' }, 'version'],
  ['an unknown field', { handler: 'x', version: 'V1_0', evnt: {} }, 'evnt'],
] as const) {
  test(`${fault}: a clear error`, async ({ app }) => {
    const response = await post(app.url, body);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(words);
  });
}

test('accepts only JSON, and only from a program or the app’s own page', async ({ app }) => {
  expect((await post(app.url, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(app.url, '{}', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await post(app.url, '{}', { origin: `http://127.0.0.1:${app.port + 1}` })).status).toBe(403);
  expect((await fetch(`${app.url}/api/pre-token`)).status).toBe(405);
});
