import { beforeEach, expect, test, vi } from 'vitest';
import { runCli } from './terminal';

let access_token = '';
vi.mock('@/cli/sign-in', () => ({
  signIn: async () => ({ ok: true, tokens: { id_token: 'i', access_token } }),
}));
beforeEach(() => vi.stubEnv('PORT', ''));

test.each(['\u001b]0;title\u0007', 'a\nX-Injected: b', 'a\r', 'a\u202eb'])(
  'an access token of %j is printed to no terminal, and as JSON escaped',
  async (token) => {
    access_token = token;
    const login = ['login', '--profile', 'demo', '--token', 'access'];
    for (const words of [login, [...login, '--header']]) {
      const ended = await runCli(words);
      expect([ended.code, ended.out]).toEqual([4, '']);
      expect(ended.err).not.toContain(token);
    }
    const { out } = await runCli([...login, '--json']);
    expect(JSON.parse(out)).toEqual({ id_token: 'i', access_token });
  },
);

test('prints any other token unchanged', async () => {
  access_token = 'opaque+/=~.token';
  const { out } = await runCli(['login', '--profile', 'demo', '--token', 'access']);
  expect(out).toBe(`${access_token}\n`);
});
