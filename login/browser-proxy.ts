import type { LaunchOptions } from '@playwright/test';
import { proxies } from '@/lib/server/outbound/proxies';

/** This machine, which is never behind the proxy. */
const direct = ['localhost', '*.localhost', '127.0.0.1', '[::1]'];

/** The environment's proxy for the login command's browser, the same as for the app's own requests. */
export function browserProxy(variables: NodeJS.ProcessEnv = process.env): Pick<LaunchOptions, 'proxy'> {
  const { https } = proxies(variables);
  if (https === undefined) return {};
  const { protocol, host, username, password } = new URL(https);
  const exceptions = (variables.no_proxy || variables.NO_PROXY || '')
    .split(/[\s,]+/)
    .filter((name) => name !== '');
  // A name in NO_PROXY includes its subdomains.
  const bypass = [...direct, ...exceptions.flatMap((name) => [name, `*.${name.replace(/^\*?\./, '')}`])];
  return {
    proxy: {
      server: `${protocol}//${host}`,
      bypass: bypass.join(','),
      ...(username !== '' && {
        username: decodeURIComponent(username),
        password: decodeURIComponent(password),
      }),
    },
  };
}
