import { expect, it } from 'vitest';
import { readStartOptions, startOptions } from '@/scripts/options.mjs';

const read = (...args: string[]) => {
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'test', PORT: '3000' };
  return { ...readStartOptions(args, env, 'claimcheck'), env };
};

it('an option beats its environment variable', () => {
  expect(read('--port', '3100').env.PORT).toBe('3100');
  expect(read('-p', '3200').env.PORT).toBe('3200');
  expect(read().env).toEqual({ NODE_ENV: 'test', PORT: '3000' });
});

it.each([
  [['--demo-pool-port=4000'], { DEMO_POOL_PORT: '4000' }],
  [['--no-demo-pool'], { DEMO_POOL: 'off' }],
  [['--pre-token', './a b.mjs'], { PRE_TOKEN_HANDLER: './a b.mjs' }],
  [
    ['--app-url', 'https://x.example', '--host', '0.0.0.0'],
    { APP_URL: 'https://x.example', HOST: '0.0.0.0' },
  ],
])('%j sets %j', (args, variables) => {
  expect(read(...args).env).toMatchObject(variables);
});

it('reports open and help, and starts nothing', () => {
  expect(read()).toMatchObject({ open: false, help: null, dev: false });
  expect(read('--open')).toMatchObject({ open: true, help: null });
  const { help } = read('-h');
  for (const name of Object.keys(startOptions)) expect(help).toContain(`--${name}`);
});

it.each([['--wrong'], ['wrong'], ['--port'], ['--open=yes'], ['--port', '--open']])(
  '%j is rejected in one line that names the help',
  (...args) => {
    expect(() => read(...args)).toThrow(/^[^\n]+claimcheck --help[^\n]*$/);
  },
);
