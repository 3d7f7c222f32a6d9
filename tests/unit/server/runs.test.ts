import { expect, test } from 'vitest';
import type { Run } from '@/lib/run';
import { changeRun, loadRun, runIdOfCode, runIdOfState, saveRun } from '@/lib/server/runs';

const run = (id: string): Run => ({
  id,
  browser: 'one',
  created_at: 0,
  way: 'step',
  profile: {
    id: 'p',
    name: 'p',
    template: 'custom',
    discovery_url: '',
    client_id: 'c',
    client_authentication: 'none',
    scope: 'openid',
    extra_parameters: {},
    cube_url: '',
    metadata: { issuer: '', authorization_endpoint: '', token_endpoint: '', jwks_uri: '' },
  },
  transcript: [],
});

test('a run is there for its own browser alone', async () => {
  await saveRun(run('own'));
  expect(await loadRun('own', 'one')).toEqual(run('own'));
  expect(await loadRun('own', 'two')).toBeNull();
  expect(await changeRun('own', 'two', async (run) => ({ ...run, exchanged_at: 1 }))).toBeNull();
  expect((await loadRun('own', 'one'))?.exchanged_at).toBeUndefined();
});

test('two changes at once take turns', async () => {
  await saveRun(run('turns'));
  let redeemed = 0;
  const redeem = () =>
    changeRun('turns', 'one', async (run) => {
      if (run.exchanged_at !== undefined) return run;
      redeemed += 1;
      await Promise.resolve();
      return { ...run, exchanged_at: 1 };
    });
  await Promise.all([redeem(), redeem(), redeem()]);
  expect(redeemed).toBe(1);
});

test('a change that fails leaves the run as it was, and the next one its turn', async () => {
  await saveRun(run('fails'));
  await expect(changeRun('fails', 'one', () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  expect(await changeRun('fails', 'one', async (run) => ({ ...run, exchanged_at: 2 }))).toMatchObject({
    exchanged_at: 2,
  });
});

test('the oldest runs go when there are too many', async () => {
  await saveRun(run('oldest'));
  for (let index = 0; index < 500; index += 1) await saveRun(run(`run ${index}`));
  expect(await loadRun('oldest', 'one')).toBeNull();
  expect(await loadRun('run 499', 'one')).not.toBeNull();
});

test('ids tell neither state nor code, and the same code of two browsers is two runs', () => {
  expect(runIdOfState('s')).toMatch(/^[\w-]{22}$/);
  expect(runIdOfState('x')).not.toBe(runIdOfCode('x', ''));
  expect(runIdOfCode('x', 'one')).not.toBe(runIdOfCode('x', 'two'));
});
