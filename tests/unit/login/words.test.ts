import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { whyEnded } from '@/login/words';
import { callback_url, client_id, metadata } from '../configure/pool-fixture';

const context = { metadata, client_id, scope: 'openid', has_secret: false, callback_url };

/** The parts of a browser's page that the messages use. */
const page = (url: string, text = '') =>
  ({ url: () => url, locator: () => ({ innerText: async () => text }) }) as unknown as Page;

const stopped = (said: string, url = 'about:blank', text = '') =>
  whyEnded({ kind: 'stopped', said }, page(url, text), metadata, context);

const failed = (code: string) =>
  `page.goto: net::${code} at ${metadata.authorization_endpoint}?client_id=c&state=SECRET&nonce=SECRET`;

test.each([
  ['ERR_CERT_AUTHORITY_INVALID', /certutil.*nssdb/s],
  ['ERR_CERT_DATE_INVALID', /doesn’t trust the certificate/],
  ['ERR_CERT_COMMON_NAME_INVALID', /doesn’t trust the certificate/],
  ['ERR_CONNECTION_REFUSED', /Nothing listens/],
  ['ERR_CONNECTION_TIMED_OUT', /firewall/],
  ['ERR_NAME_NOT_RESOLVED', /typo/],
  ['ERR_PROXY_CONNECTION_FAILED', /HTTPS_PROXY/],
  ['ERR_TUNNEL_CONNECTION_FAILED', /HTTPS_PROXY/],
  ['ERR_SSL_PROTOCOL_ERROR', /speaks http/],
  ['ERR_BAD_SSL_CLIENT_AUTH_CERT', /client certificate/],
  ['ERR_TOO_MANY_REDIRECTS', /circle/],
])('%s', async (code, words) => {
  const text = await stopped(failed(code));
  expect(text).toMatch(words);
  expect(text).toContain(`couldn’t open ${metadata.authorization_endpoint}: ${code}.`);
  expect(text).not.toMatch(/SECRET|nullblank|about:blank/);
});

test('an unknown code: the code, and no guesses', async () => {
  expect(await stopped(failed('ERR_NEW'))).toBe(
    `The browser couldn’t open ${metadata.authorization_endpoint}: ERR_NEW.`,
  );
});

test.each(['about:blank', 'chrome-error://chromewebdata/', 'data:text/html,x', ''])(
  'omits the URL of the page “%s”',
  async (url) => {
    expect(await stopped('HTTP 500', url)).toMatch(/at an empty page/);
  },
);

test('a page of the provider: its URL without the query, but with the error', async () => {
  const text = await stopped('HTTP 400', 'https://x.example/error?error=redirect_mismatch&state=SECRET');
  expect(text).toContain('https://x.example/error?error=redirect_mismatch');
  expect(text).not.toContain('SECRET');
});

test('branding is missing: Cognito’s 403', async () => {
  const text = await stopped('HTTP 403', 'https://x.example/login', 'Login pages unavailable');
  expect(text).toMatch(/create-managed-login-branding/);
});

test('a form that was sent to the callback is named', async () => {
  const text = await whyEnded({ kind: 'form-post' }, page('about:blank'), metadata, context);
  expect(text).toMatch(/form_post.*Apple/s);
});
