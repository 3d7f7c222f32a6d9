import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';
import { guideHandler } from '../unit/pre-token/guide-handler';
import { expect } from './app';
import {
  authorization_endpoint,
  cognitoLocalUnavailable,
  createTemporaryUser,
  signInByApi,
  startCognitoLocal,
  token_endpoint,
} from './peers/cognito-local';
import { email, test } from './peers/fixtures';
import { runClaimcheck } from './run-login';
import {
  copyIdToken,
  exchangeAndVerify,
  field,
  password,
  press,
  signIn,
  start,
  step,
  unfold,
  verifyElsewhere,
} from './steps';

// One after another, because cognito-local supports only one port.
test.describe.configure({ mode: 'default' });
test.slow();

const user = { email, password };

const suppressing = `export const handler = async (event) => {
  event.response = { claimsOverrideDetails: {
    claimsToAddOrOverride: { tenant: 'company1', both: 'x', sub: 'forged', at_hash: 'forged' },
    claimsToSuppress: ['email', 'both', 'cognito:username'],
  } };
  return event;
};`;

/** Replaces Lambda's Invoke API and calls the app, so the app's runner responds to cognito-local. */
async function startLambda(url: string, handler: string) {
  const predicted: Record<string, unknown>[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent = JSON.parse(Buffer.concat(chunks).toString());
    // Its events have version "0", which Cognito never sends.
    const event = { ...sent, version: '1', request: { clientMetadata: {}, ...sent.request } };
    const answer = await fetch(`${url}/api/pre-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ handler, version: 'V1_0', event }),
    });
    const body = await answer.json();
    predicted.push(body.idToken);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ...event, response: body.response }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    predicted,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Every issuer generates these again; `iss` is another URL. */
const own = ['auth_time', 'event_id', 'exp', 'iat', 'iss', 'jti'];
/** cognito-local turns this text into a boolean by its length, and has no user status. */
const its = ['email_verified'];

const claims = (token: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(token).filter(([name]) => ![...own, ...its].includes(name)));

for (const [name, handler] of [
  ["Cube's guide's handler", guideHandler],
  ['one that adds, overrides, and suppresses, including reserved claims', suppressing],
] as const) {
  test(`cognito-local calls its trigger, our runner responds, and its token has the predicted claims: ${name}`, async ({
    app,
  }) => {
    const reason = await cognitoLocalUnavailable();
    if (reason !== null) console.log(`Skipped: ${reason}`);
    test.skip(reason !== null, reason ?? '');
    const lambda = await startLambda(app.url, handler);
    const cognito = await startCognitoLocal(`${app.url}/callback`, user, lambda.endpoint);
    try {
      const id_token = await signInByApi(cognito.client_id, user);
      expect(lambda.predicted).toHaveLength(1);
      expect(claims(decodeJwt(id_token))).toEqual(claims(lambda.predicted[0] ?? {}));
    } finally {
      await cognito.stop();
      await lambda.stop();
    }
  });
}

test('cognito-local: login --api signs in with the password, and changes a temporary one', async ({
  own,
  cognito,
}) => {
  const args = ['login', '--api', '--json', '--issuer', cognito.issuer, '--client-id', cognito.client_id];
  const env = { CLAIMCHECK_HOME: own.home, LOGIN_USERNAME: email };
  const claimsOf = (out: string) =>
    JSON.parse(Buffer.from(JSON.parse(out).id_token.split('.')[1], 'base64url').toString());
  const { code, out, err } = await runClaimcheck(args, env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(claimsOf(out)).toMatchObject({ iss: cognito.issuer, aud: cognito.client_id, email });

  const wrong = await runClaimcheck(args, { ...env, LOGIN_PASSWORD: 'wrong' });
  expect(wrong.code).toBe(4);

  const bob = 'bob@example.com';
  await createTemporaryUser(cognito, bob);
  const temporary = await runClaimcheck(args, { ...env, LOGIN_USERNAME: bob });
  expect(temporary.code).toBe(4);
  expect(temporary.err).toContain('LOGIN_NEW_PASSWORD');
  const renewed = await runClaimcheck(args, {
    ...env,
    LOGIN_USERNAME: bob,
    LOGIN_NEW_PASSWORD: 'New-Passw0rd',
  });
  expect(renewed.code).toBe(0);
  expect(claimsOf(renewed.out)).toMatchObject({ email: bob });
});

test('cognito-local: endpoints that discovery lacks are entered manually, and the verdict reports only the missing nonce', async ({
  own,
  cognito,
  page,
}) => {
  await page.goto(own.url);
  await press(page, 'Configuration');
  await page.getByLabel('Server Template').selectOption('Custom');
  await page.getByLabel('Discovery Document URL').fill(cognito.issuer);
  await press(page, 'Use Discovery Document');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('authorization_endpoint');
  await unfold(page, 'advanced');
  await field(page, 'name').fill('cognito-local');
  await field(page, 'issuer').fill(cognito.issuer);
  await field(page, 'authorization_endpoint').fill(authorization_endpoint);
  await field(page, 'token_endpoint').fill(token_endpoint);
  await field(page, 'jwks_uri').fill(`${cognito.issuer}/.well-known/jwks.json`);
  await field(page, 'userinfo_endpoint').fill('');
  await field(page, 'end_session_endpoint').fill('');
  await page.getByLabel('OIDC Client ID').fill(cognito.client_id);
  await press(page, 'Save');
  await expect(page.getByRole('dialog')).toBeHidden();

  const asked = page.waitForRequest((request) => request.url().startsWith(authorization_endpoint));
  await start(page);
  const nonce = new URL((await asked).url()).searchParams.get('nonce') ?? '';
  await signIn(page, email);
  await exchangeAndVerify(page);

  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'pass');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'invalid');
  const failed = step(page, 'Verify').locator('[data-check][data-status="fail"]');
  await expect(failed).toHaveCount(1);
  await expect(failed).toHaveAttribute('data-check', 'nonce');
  expect(nonce).not.toBe('');
  await expect(failed).toContainText(nonce);
  // Everything else is valid, according to a library that requires no nonce.
  const claims = await verifyElsewhere(await copyIdToken(page), cognito.issuer, cognito.client_id);
  expect(claims).toMatchObject({ email, token_use: 'id' });
  expect(claims).not.toHaveProperty('nonce');
});
