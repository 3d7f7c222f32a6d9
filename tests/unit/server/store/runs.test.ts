import { expect, test, vi } from 'vitest';
import {
  changeRun,
  forgetRun,
  forgetRuns,
  listRuns,
  loadRun,
  runIdOfCode,
  runIdOfState,
  saveRun,
} from '@/lib/server/store/runs';
import { sampleRun } from '../sample-run';

const run = (id: string, browser = 'one') => sampleRun({ id, browser });

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

test('a browser that begins without end pushes out its own oldest runs, not those of others', async () => {
  await saveRun(run('oldest'));
  await saveRun(run('other', 'modest'));
  for (let index = 0; index < 100; index += 1) await saveRun(run(`run ${index}`));
  expect(await loadRun('oldest', 'one')).toBeNull();
  expect(await loadRun('run 99', 'one')).not.toBeNull();
  expect(await loadRun('other', 'modest')).not.toBeNull();
});

test('there is an end to the runs of all browsers together', async () => {
  await saveRun(run('first', 'the first'));
  for (let index = 0; index < 500; index += 1) await saveRun(run('own', `browser ${index}`));
  expect(await loadRun('first', 'the first')).toBeNull();
  expect(await loadRun('own', 'browser 499')).not.toBeNull();
});

test('runs end, those that nobody asks for too', async () => {
  vi.useFakeTimers();
  try {
    await saveRun(run('ends', 'patient'));
    vi.advanceTimersByTime(7 * 3_600_000);
    expect(await loadRun('ends', 'patient')).not.toBeNull();
    vi.advanceTimersByTime(3_600_001);
    expect(await listRuns('patient')).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test('the runs of a browser, the newest first, and of no other', async () => {
  for (const id of ['a', 'b', 'c']) await saveRun(run(id, 'lister'));
  await saveRun(run('d', 'neighbour'));
  await changeRun('a', 'lister', async (run) => ({ ...run, exchanged_at: 1 }));
  expect((await listRuns('lister')).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('what is forgotten is gone for its browser alone, and a change under way does not bring it back', async () => {
  for (const id of ['a', 'b', 'c']) await saveRun(run(id, 'forgetful'));
  await saveRun(run('a', 'mindful'));
  await forgetRun('a', 'forgetful');
  expect((await listRuns('forgetful')).map(({ id }) => id)).toEqual(['c', 'b']);
  await changeRun('b', 'forgetful', async (run) => {
    await forgetRuns('forgetful');
    return { ...run, exchanged_at: 1 };
  });
  expect(await listRuns('forgetful')).toEqual([]);
  expect(await listRuns('mindful')).toHaveLength(1);
});

test('what a change keeps on the way is there even when the change fails', async () => {
  await saveRun(run('kept'));
  const failing = changeRun('kept', 'one', async (run, keep) => {
    await keep({ ...run, exchanged_at: 3 });
    throw new Error('bug');
  });
  await expect(failing).rejects.toThrow('bug');
  expect((await loadRun('kept', 'one'))?.exchanged_at).toBe(3);
});

test('ids tell neither state nor code, and the same code of two browsers is two runs', () => {
  expect(runIdOfState('s')).toMatch(/^[\w-]{22}$/);
  expect(runIdOfState('x')).not.toBe(runIdOfCode('x', ''));
  expect(runIdOfCode('x', 'one')).not.toBe(runIdOfCode('x', 'two'));
});
