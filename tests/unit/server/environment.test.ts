import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';

test('a variable that is set to nothing counts as not set', async () => {
  vi.stubEnv('PORT', '65534');
  vi.stubEnv('APP_URL', undefined);
  vi.stubEnv('CLAIMCHECK_HOME', '');
  const { environment } = await import('@/lib/server/environment');
  expect(environment()).toEqual({
    port: 65_534,
    app_url: 'http://localhost:65534',
    callback_url: 'http://localhost:65534/callback',
    home: join(homedir(), '.claimcheck'),
    demo_pool_port: 65_535,
  });
});
