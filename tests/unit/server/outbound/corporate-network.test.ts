import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import { askIn, host, makeAuthority, startProvider, startProxy, stopAll } from './corporate-network';

let folder: string;
let provider: number;
let proxy: Awaited<ReturnType<typeof startProxy>>;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'corporate-'));
  makeAuthority(folder);
  provider = await startProvider(folder);
  proxy = await startProxy();
}, 60_000);

afterAll(() => {
  stopAll();
  rmSync(folder, { recursive: true, force: true });
});

const url = (port = provider) => `https://${host}:${port}/`;
const through = (port = proxy.port, login = '') => ({ HTTPS_PROXY: `http://${login}127.0.0.1:${port}` });
const trusting = (name = 'root.pem') => ({ NODE_EXTRA_CA_CERTS: file(name) });

/** The failure, and its whole explanation. */
async function faultIn(variables: Record<string, string>, address = url()) {
  const result = await askIn(variables, address);
  if (result.ok) throw new Error('it was answered');
  const { title, seen, causes, fix } = explainOutbound(result.fault, 'it', { text: '', url: '' });
  return { fault: result.fault, words: [title, seen, ...causes, fix].join('\n') };
}

describe('a company network', { timeout: 60_000 }, () => {
  test('a host that only the proxy can resolve, with a private authority: reached through the proxy', async () => {
    expect(await askIn({ ...through(), ...trusting() }, url())).toMatchObject({
      ok: true,
      response: { status: 200, body: '{"issuer":"it"}' },
    });
    expect(proxy.asked).toContain(`${host}:${provider}`);
  });

  test('the proxy’s variable in lower case and without a scheme', async () => {
    const variables = { https_proxy: `127.0.0.1:${proxy.port}`, ...trusting() };
    expect(await askIn(variables, url())).toMatchObject({ ok: true });
  });

  test('NO_PROXY: the proxy is not used', async () => {
    const before = proxy.asked.length;
    const { fault } = await faultIn({ ...through(), ...trusting(), NO_PROXY: `other.example,${host}` });
    expect(fault).toMatchObject({
      kind: 'unreachable',
      reason: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    });
    expect(fault).not.toHaveProperty('proxy');
    expect(proxy.asked).toHaveLength(before);
  });

  test('this machine is never reached through the proxy', async () => {
    const before = proxy.asked.length;
    const { fault } = await faultIn(through(), `https://idp.localhost:${provider}/`);
    expect(fault).toMatchObject({ reason: expect.stringMatching(/CERT|ISSUER/) });
    expect(proxy.asked).toHaveLength(before);
  });

  test('a proxy with credentials: with them, and without', async () => {
    const guarded = await startProxy('me:pass word');
    expect(await askIn({ ...through(guarded.port, 'me:pass%20word@'), ...trusting() }, url())).toMatchObject({
      ok: true,
    });
    const { fault, words } = await faultIn({ ...through(guarded.port, 'me:wrong@'), ...trusting() });
    expect(fault).toMatchObject({ reason: 'PROXY_407', proxy: `http://127.0.0.1:${guarded.port}` });
    expect(words).toMatch(/user name and password/);
    expect(words).not.toContain('wrong@');
  });

  test('a proxy that is not running is the reported cause', async () => {
    const { fault, words } = await faultIn({ ...through(1), ...trusting() });
    expect(fault).toMatchObject({ reason: 'ECONNREFUSED', proxy: 'http://127.0.0.1:1' });
    expect(words).toMatch(/proxy http:\/\/127\.0\.0\.1:1 isn’t running/);
  });

  test('no authority set: suggests NODE_EXTRA_CA_CERTS', async () => {
    const { fault, words } = await faultIn(through());
    expect(fault).toMatchObject({ reason: expect.stringMatching(/UNABLE_TO_GET_ISSUER|SELF_SIGNED/) });
    expect(words).toMatch(/NODE_EXTRA_CA_CERTS=/);
  });

  test('the file is not there: it is set, and it cannot be read', async () => {
    const { fault, words } = await faultIn({ ...through(), ...trusting('nowhere.pem') });
    expect(fault).toMatchObject({ extra_ca: { path: file('nowhere.pem'), problem: 'unreadable' } });
    expect(words).toMatch(/is set to .*nowhere\.pem, but that file can’t be read/);
  });

  test('the file isn’t a certificate', async () => {
    const { words } = await faultIn({ ...through(), ...trusting('leaf.key') });
    expect(words).toMatch(/has no PEM certificate/);
  });

  test('the file has only the intermediate: reports the missing root', async () => {
    const { fault, words } = await faultIn({ ...through(), ...trusting('intermediate.pem') });
    expect(fault).toMatchObject({ reason: 'UNABLE_TO_GET_ISSUER_CERT' });
    expect(words).toMatch(/Add the root certificate/);
  });

  test('the server does not send its intermediate', async () => {
    const port = await startProvider(folder, { leafAlone: true });
    const { fault, words } = await faultIn({ ...through(), ...trusting() }, url(port));
    expect(fault).toMatchObject({ reason: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
    expect(words).toMatch(/doesn’t send its intermediate/);
  });

  test('a client certificate is required', async () => {
    const port = await startProvider(folder, { requestCert: true, rejectUnauthorized: true });
    const { words } = await faultIn({ ...through(), ...trusting() }, url(port));
    expect(words).toMatch(/client certificate/);
  });

  test('only an old TLS is spoken', async () => {
    const old = { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const port = await startProvider(folder, old);
    const { words } = await faultIn({ ...through(), ...trusting() }, url(port));
    expect(words).toMatch(/TLS/);
  });
});
