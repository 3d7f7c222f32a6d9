import { expect, test } from 'vitest';
import { browserProxy } from '@/login/browser-proxy';

const proxyFor = (variables: Record<string, string>) =>
  browserProxy(variables as unknown as NodeJS.ProcessEnv).proxy;

test('without a variable the browser goes out by itself', () => {
  expect(proxyFor({})).toBeUndefined();
  expect(proxyFor({ HTTPS_PROXY: 'ftp://x' })).toBeUndefined();
});

test('the proxy of the environment, its login apart from its address', () => {
  expect(proxyFor({ HTTPS_PROXY: 'http://me:pass%20word@proxy.corp.example:8080' })).toMatchObject({
    server: 'http://proxy.corp.example:8080',
    username: 'me',
    password: 'pass word',
  });
});

test('NO_PROXY and this machine are left out', () => {
  const { bypass = '' } =
    proxyFor({ https_proxy: 'proxy:3128', NO_PROXY: 'corp.example, .inner.example' }) ?? {};
  expect(bypass.split(',')).toEqual(
    expect.arrayContaining(['localhost', '127.0.0.1', 'corp.example', '*.corp.example', '*.inner.example']),
  );
});
