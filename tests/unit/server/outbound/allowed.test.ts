import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Profile } from '@/lib/configure/profile/profile';
import { discover } from '@/lib/server/outbound/discovery';
import { send } from '@/lib/server/outbound/outbound';
import { resolveMetadata } from '@/lib/server/profiles/profiles';
import { sampleProfile } from '../sample-profile';

const asked: string[] = [];
const servers: Server[] = [];

async function serve(answer: (origin: string, path: string) => unknown): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(`${origin}${request.url}`);
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer(origin, request.url ?? '')));
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin;
}

/** The issuer's endpoints are on another host, like Cognito's. */
let issuer: string;
let endpoints: string;
let elsewhere: string;

const document = (origin: string, domain: string) => ({
  issuer: origin,
  authorization_endpoint: `${domain}/authorize`,
  token_endpoint: `${domain}/token`,
  jwks_uri: `${origin}/keys`,
  response_types_supported: ['code'],
});

beforeAll(async () => {
  endpoints = await serve(() => ({}));
  elsewhere = await serve((origin) => document(origin, origin));
  issuer = await serve((origin) => document(origin, endpoints));
  vi.stubEnv('ALLOWED_ISSUERS', `http://127.0.0.1:1, ${issuer}`);
  vi.stubEnv('DEMO_POOL', 'off');
});
afterAll(async () => {
  for (const server of servers) await once(server.close(), 'close');
});

const profile = (provider: Partial<Profile>): Profile =>
  sampleProfile('own', { discovery_url: '', ...provider });

test('an allowed issuer is discovered, and the endpoints in its document can be requested', async () => {
  expect(await discover(`${issuer}/.well-known/openid-configuration`, issuer)).toMatchObject({ ok: true });
  expect(await send(`${endpoints}/token`, { method: 'POST', body: '' })).toMatchObject({ ok: true });
});

test('any other issuer is not, and no request is sent to it', async () => {
  asked.length = 0;
  const found = await discover(`${elsewhere}/.well-known/openid-configuration`, elsewhere);
  expect(found).toMatchObject({
    ok: false,
    failure: { kind: 'issuer-not-allowed', issuer: elsewhere, allowed: ['http://127.0.0.1:1', issuer] },
  });
  for (const url of [
    `${elsewhere}/keys`,
    'http://169.254.169.254/latest/meta-data/',
    'http://localhost:6379/',
  ]) {
    expect(await send(url)).toEqual({ ok: false, fault: { kind: 'not-allowed', url } });
  }
  expect(asked.filter((url) => url.startsWith(elsewhere))).toEqual([]);
});

test('manually entered endpoints don’t change the issuer, and allow no other host', async () => {
  expect(await resolveMetadata(profile({ metadata: document(elsewhere, elsewhere) }))).toMatchObject({
    ok: false,
    failure: { kind: 'issuer-not-allowed' },
  });
  const resolved = await resolveMetadata(profile({ metadata: document(issuer, elsewhere) }));
  expect(resolved.ok && (await send(resolved.metadata.token_endpoint, { method: 'POST' }))).toMatchObject({
    ok: false,
    fault: { kind: 'not-allowed' },
  });
});
