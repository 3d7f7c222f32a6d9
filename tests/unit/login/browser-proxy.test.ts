import { expect, test } from 'vitest';
import { browserProxy } from '@/login/browser-proxy';

const proxyFor = (variables: Record<string, string>) =>
  browserProxy(variables as unknown as NodeJS.ProcessEnv).proxy;

test('without a variable, the browser connects directly', () => {
  expect(proxyFor({})).toBeUndefined();
  expect(proxyFor({ HTTPS_PROXY: 'ftp://x' })).toBeUndefined();
});

test('uses the environment’s proxy, with its credentials separate from its URL', () => {
  expect(proxyFor({ HTTPS_PROXY: 'http://me:pass%20word@proxy.corp.example:8080' })).toMatchObject({
    server: 'http://proxy.corp.example:8080',
    username: 'me',
    password: 'pass word',
  });
});

test('excludes NO_PROXY and this machine', () => {
  const { bypass = '' } =
    proxyFor({ https_proxy: 'proxy:3128', NO_PROXY: 'corp.example, .inner.example' }) ?? {};
  expect(bypass.split(',')).toEqual(
    expect.arrayContaining(['localhost', '127.0.0.1', 'corp.example', '*.corp.example', '*.inner.example']),
  );
});
