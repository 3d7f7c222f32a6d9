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

const request = sampleRequest();
const token_response = { access_token: 'a', token_type: 'Bearer' };
const response = { code: 'c', iss: null, received_at: 1 };
const failure = { step: 'authorize', kind: 'empty-response' } as const;

test.each<[what: string, changes: Partial<Run>]>([
  ['has tokens', { token_response }],
  ['has tokens, and failed later', { token_response, failure: { step: 'exchange', kind: 'answer-lost' } }],
  ['waits for its state', { request }],
  ['has a code to exchange', { request, response }],
])('a run that %s is not pushed out by those that its browser starts without end', async (what, changes) => {
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

test('of a hundred runs with tokens, the oldest goes for another one', async () => {
  for (let index = 0; index <= 100; index += 1) {
    await saveRun({ ...run(`${index}`, 'diligent'), request });
    await changeRun(`${index}`, 'diligent', async (run) => ({ ...run, response, token_response }));
  }
  expect(await loadRun('0', 'diligent')).toBeNull();
  expect(await listRuns('diligent')).toHaveLength(100);
  await forgetRuns('diligent');
});

test('at the bound of all browsers the newcomer is refused, and nobody loses a run', async () => {
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

test('responses without a state are one a browser, aren’t runs, and push none out', async () => {
  await saveRun({ ...run('precious', 'visited'), request });
  for (let index = 0; index < 200; index += 1)
    await saveArrival({ ...run(`arrival ${index}`, 'visited'), response });
  expect((await listRuns('visited')).map(({ id }) => id)).toEqual(['precious']);
  expect(await loadRun('arrival 198', 'visited')).toBeNull();
  expect((await loadRun('arrival 199', 'visited'))?.response).toEqual(response);
  expect(await loadRun('arrival 199', 'another')).toBeNull();
});

test('an arrival becomes a run once it is wanted, and one run however often', async () => {
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

test('what is forgotten takes the arrival along', async () => {
  await saveArrival({ ...run('gone', 'forgetting'), response });
  await forgetRuns('forgetting');
  expect(await loadRun('gone', 'forgetting')).toBeNull();
});

test('the log of a run has a bound, no matter who writes to it', async () => {
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

test('runs end, those that nobody asks for too', async () => {
  vi.useFakeTimers();
  try {
    await saveRun(run('ends', 'patient'));
    await saveRun({ ...run('waits', 'patient'), request });
    vi.advanceTimersByTime(59 * 60_000);
    expect(await loadRun('waits', 'patient')).not.toBeNull();
    vi.advanceTimersByTime(61 * 60_000);
    expect(await loadRun('waits', 'patient')).toBeNull();
    vi.advanceTimersByTime(5 * 3_600_000);
    // A change doesn't make it last any longer.
    await changeRun('ends', 'patient', async (run) => ({ ...run, exchanged_at: 1 }));
    vi.advanceTimersByTime(59 * 60_000);
    expect(await loadRun('ends', 'patient')).not.toBeNull();
    vi.advanceTimersByTime(61_000);
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
