import { expect, test } from 'vitest';
import { partEnvironment } from '@/scripts/needed-environment.mjs';

test('shares the variables that any program needs, and keeps all others separate', () => {
  const shared = {
    PATH: '/bin',
    Path: 'C:\\\\',
    HOME: '/root',
    LC_ALL: 'C',
    NODE_OPTIONS: '--x',
    http_proxy: 'p',
  };
  const own = {
    CLAIMCHECK_SECRET: 's',
    OIDC_CLIENT_SECRET: 's',
    LOGIN_PASSWORD: 's',
    AWS_SECRET_ACCESS_KEY: 's',
    GITHUB_TOKEN: 's',
    STORE_URL: 'redis://:s@h',
    npm_config_token: 's',
    ANYTHING: 's',
  };
  expect(partEnvironment({ ...shared, ...own })).toEqual({ shared, own });
});
