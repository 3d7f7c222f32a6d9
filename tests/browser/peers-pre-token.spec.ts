import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decodeJwt } from 'jose';
import { guideHandler } from '../unit/pre-token/guide-handler';
import { expect, test } from './app';
import { cognitoLocalUnavailable, signInByApi, startCognitoLocal } from './peers/cognito-local';
import { password } from './steps';

const user = { email: 'alice@example.com', password };

const suppressing = `export const handler = async (event) => {
  event.response = { claimsOverrideDetails: {
    claimsToAddOrOverride: { tenant: 'company1', both: 'x', sub: 'forged', at_hash: 'forged' },
    claimsToSuppress: ['email', 'both', 'cognito:username'],
  } };
  return event;
};`;

/** Replaces Lambda's Invoke API and calls the app, so the app's runner responds to cognito-local. */
async function startLambda(url: string, handler: string) {
  const foretold: Record<string, unknown>[] = [];
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
    foretold.push(body.idToken);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ...event, response: body.response }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    foretold,
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
      expect(lambda.foretold).toHaveLength(1);
      expect(claims(decodeJwt(id_token))).toEqual(claims(lambda.foretold[0] ?? {}));
    } finally {
      await cognito.stop();
      await lambda.stop();
    }
  });
}
