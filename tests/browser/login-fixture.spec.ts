import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type Login, loginFixture } from '@/login/fixture';
import { freePorts } from './free-ports';
import { loginEnvironment } from './run-login';

const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));

/** Like a team writes it, except that its environment is separate from other tests'. */
const test = base.extend<object, { login: Login }>(
  loginFixture({
    profile: 'demo',
    username: 'bob',
    env: {
      ...(loginEnvironment({}) as Record<string, string>),
      PORT: String(await freePorts()),
      CLAIMCHECK_HOME: home,
    },
  }),
);
test.afterAll(() => rm(home, { recursive: true }));

test('a team’s own test has a token of a real sign-in, and asserts on its claims', ({ login }) => {
  expect(login.claims).toMatchObject({ 'cognito:username': 'bob', 'cognito:groups': ['admin'] });
  expect(login.id_token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
});
