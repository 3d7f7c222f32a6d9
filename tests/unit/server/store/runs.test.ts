import { expect, test, vi } from 'vitest';
import type { Run } from '@/lib/run/run';
import {
  admitArrival,
  changeRun,
  forgetRun,
  forgetRuns,
  listRuns,
  loadRun,
  runIdOfCode,
  runIdOfState,
  saveArrival,
  saveRun,
} from '@/lib/server/store/runs';
import { isStoreFull } from '@/lib/server/store/store-full';
import { exchangeOf } from '../../run/exchange-of';
import { sampleRequest, sampleRun } from '../sample-run';

const run = (id: string, browser = 'one') => sampleRun({ id, browser });

test('a run is visible only to its own browser', async () => {
  await saveRun(run('own'));
  expect(await loadRun('own', 'one')).toEqual(run('own'));
  expect(await loadRun('own', 'two')).toBeNull();
  expect(await changeRun('own', 'two', async (run) => ({ ...run, exchanged_at: 1 }))).toBeNull();
  expect((await loadRun('own', 'one'))?.exchanged_at).toBeUndefined();
});

test('two simultaneous changes run in turn', async () => {
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

test('a failed change leaves the run unchanged, and the next one gets its turn', async () => {
  await saveRun(run('fails'));
  await expect(changeRun('fails', 'one', () => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
  expect(await changeRun('fails', 'one', async (run) => ({ ...run, exchanged_at: 2 }))).toMatchObject({
    exchanged_at: 2,
  });
});

const request = sampleRequest();
const token_response = { access_token: 'a', token_type: 'Bearer' };
const response = { code: 'c', iss: null, received_at: 1 };
const failure = { step: 'authorize', kind: 'empty-response' } as const;

test.each<[what: string, changes: Partial<Run>]>([
  ['has tokens', { token_response }],
  ['has tokens, and failed later', { token_response, failure: { step: 'exchange', kind: 'answer-lost' } }],
  ['waits for its state', { request }],
  ['has a code to exchange', { request, response }],
])('a run that %s is not removed by unlimited new ones from its browser', async (what, changes) => {
  const browser = `endless, ${what}`;
  await saveRun({ ...run('precious', browser), ...changes });
  for (let index = 0; index < 150; index += 1) await saveRun({ ...run(`${index}`, browser), failure });
  expect(await loadRun('precious', browser)).not.toBeNull();
  expect(await loadRun('149', browser)).not.toBeNull();
  expect(await loadRun('0', browser)).toBeNull();
  let refused: unknown;
  for (let index = 0; index < 150; index += 1)
    await saveRun({ ...run(`waiting ${index}`, browser), request }).catch((error) => {
      refused = error;
    });
  expect(refused).toSatisfy(isStoreFull);
  expect(await loadRun('precious', browser)).not.toBeNull();
  expect(await loadRun('waiting 0', browser)).not.toBeNull();
  await forgetRuns(browser);
});

test('the oldest of a hundred runs with tokens is removed for a new one', async () => {
  for (let index = 0; index <= 100; index += 1) {
    await saveRun({ ...run(`${index}`, 'diligent'), request });
    await changeRun(`${index}`, 'diligent', async (run) => ({ ...run, response, token_response }));
  }
  expect(await loadRun('0', 'diligent')).toBeNull();
  expect(await listRuns('diligent')).toHaveLength(100);
  await forgetRuns('diligent');
});

test('at the limit of all browsers, a new browser is rejected, and no run is lost', async () => {
  await saveRun(run('first', 'the first'));
  let refused: unknown;
  for (let index = 0; index < 5_000 && !refused; index += 1)
    await saveRun(run('own', `browser ${index}`)).catch((error) => {
      refused = error;
    });
  expect(refused).toSatisfy(isStoreFull);
  expect(await loadRun('first', 'the first')).not.toBeNull();
  expect(await loadRun('own', 'browser 0')).not.toBeNull();
  for (let index = 0; index < 5_000; index += 1) await forgetRuns(`browser ${index}`);
});

test('a browser has one response without a state, which isn’t a run and removes none', async () => {
  await saveRun({ ...run('precious', 'visited'), request });
  for (let index = 0; index < 200; index += 1)
    await saveArrival({ ...run(`arrival ${index}`, 'visited'), response });
  expect((await listRuns('visited')).map(({ id }) => id)).toEqual(['precious']);
  expect(await loadRun('arrival 198', 'visited')).toBeNull();
  expect((await loadRun('arrival 199', 'visited'))?.response).toEqual(response);
  expect(await loadRun('arrival 199', 'another')).toBeNull();
});

test('an arrival becomes a run on request, and only one run', async () => {
  await saveArrival({ ...run('wanted', 'clicker'), response });
  await Promise.all([admitArrival('wanted', 'clicker'), admitArrival('wanted', 'clicker')]);
  expect((await listRuns('clicker')).map(({ id }) => id)).toEqual(['wanted']);
  await changeRun('wanted', 'clicker', async (run) => ({ ...run, exchanged_at: 1 }));
  await saveArrival({ ...run('wanted', 'clicker'), response });
  await admitArrival('wanted', 'clicker');
  expect((await loadRun('wanted', 'clicker'))?.exchanged_at).toBe(1);
});

test('an error without a state is shown, and never becomes a run', async () => {
  await saveArrival({ ...run('error', 'clicker'), failure });
  await admitArrival('error', 'clicker');
  expect(await listRuns('clicker')).toHaveLength(1);
  expect((await loadRun('error', 'clicker'))?.failure).toEqual(failure);
});

test('deleting a browser’s runs also deletes its arrival', async () => {
  await saveArrival({ ...run('gone', 'forgetting'), response });
  await forgetRuns('forgetting');
  expect(await loadRun('gone', 'forgetting')).toBeNull();
});

test('the log of a run is limited, no matter who writes to it', async () => {
  await saveRun(run('log', 'chatty'));
  for (let index = 0; index < 60; index += 1)
    await changeRun('log', 'chatty', async (run, keep) => {
      const transcript = [...run.transcript, exchangeOf(`${index}`, 60_000)];
      if (index % 2 === 0) await keep({ ...run, transcript });
      return { ...run, transcript };
    });
  const log = await loadRun('log', 'chatty');
  expect(JSON.stringify(log).length).toBeLessThan(500_000);
  expect(log?.transcript.at(-1)?.url).toContain('59');
  expect((log?.dropped_exchanges ?? 0) + (log?.transcript.length ?? 0)).toBe(60);
});

test('runs expire, also unused ones', async () => {
  vi.useFakeTimers();
  try {
    await saveRun(run('ends', 'patient'));
    await saveRun({ ...run('waits', 'patient'), request });
    vi.advanceTimersByTime(59 * 60_000);
    expect(await loadRun('waits', 'patient')).not.toBeNull();
    vi.advanceTimersByTime(61 * 60_000);
    expect(await loadRun('waits', 'patient')).toBeNull();
    vi.advanceTimersByTime(5 * 3_600_000);
    // A change doesn't extend its lifetime.
    await changeRun('ends', 'patient', async (run) => ({ ...run, exchanged_at: 1 }));
    vi.advanceTimersByTime(59 * 60_000);
    expect(await loadRun('ends', 'patient')).not.toBeNull();
    vi.advanceTimersByTime(61_000);
    expect(await listRuns('patient')).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test('lists only the runs of one browser, the newest first', async () => {
  for (const id of ['a', 'b', 'c']) await saveRun(run(id, 'lister'));
  await saveRun(run('d', 'neighbour'));
  await changeRun('a', 'lister', async (run) => ({ ...run, exchanged_at: 1 }));
  expect((await listRuns('lister')).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

test('only one browser’s runs are deleted, and a change in progress does not restore them', async () => {
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

test('a value stored during a change stays, even if the change fails', async () => {
  await saveRun(run('kept'));
  const failing = changeRun('kept', 'one', async (run, keep) => {
    await keep({ ...run, exchanged_at: 3 });
    throw new Error('bug');
  });
  await expect(failing).rejects.toThrow('bug');
  expect((await loadRun('kept', 'one'))?.exchanged_at).toBe(3);
});

test('IDs reveal neither state nor code, and the same code of two browsers is two runs', () => {
  expect(runIdOfState('s')).toMatch(/^[\w-]{22}$/);
  expect(runIdOfState('x')).not.toBe(runIdOfCode('x', ''));
  expect(runIdOfCode('x', 'one')).not.toBe(runIdOfCode('x', 'two'));
});
