import { expect, test } from 'vitest';
import { receive } from '@/lib/server/login/receive';
import { loadRun, runIdOfState, saveRun } from '@/lib/server/store/runs';
import { sampleRequest, sampleRun } from '../sample-run';

const selected = () => Promise.reject(new Error('no profile is loaded'));
const bring = (query: string, browser = 'one') => receive(new URLSearchParams(query), browser, selected);

/** A run that waits for this state, or that is past it. */
async function waiting(state: string, changes: Parameters<typeof sampleRun>[0] | object = {}) {
  const request = sampleRequest({ state });
  await saveRun(sampleRun({ id: runIdOfState(state), request, ...changes }));
  return () => loadRun(runIdOfState(state), 'one');
}

test('a response is accepted once, and the same response again leads to the same run', async () => {
  const run = await waiting('once');
  expect(await bring('code=first&state=once')).toMatchObject({ kind: 'run' });
  const before = await run();
  expect(before?.response?.code).toBe('first');
  expect(await bring('code=first&state=once')).toEqual({ kind: 'run', run: before });
  expect(await run()).toEqual(before);
});

test.each([
  ['another code', 'code=second', undefined],
  ['the same code of another issuer', 'code=first&iss=https://evil.example', undefined],
  ['an error', 'error=access_denied', { error: 'access_denied', error_description: null }],
  ['nothing', 'x=y', undefined],
  ['a code twice', 'code=first&code=second', undefined],
])('a used state accepts nothing else: %s', async (name, query, words) => {
  const run = await waiting(name);
  await bring(`code=first&state=${name}`);
  const before = await run();
  expect(await bring(`${query}&state=${name}`)).toEqual({ kind: 'used-state', ...(words && { words }) });
  expect(await run()).toEqual(before);
});

test('a run that got an error accepts no code, and shows the error again', async () => {
  const run = await waiting('refused');
  await bring('error=access_denied&state=refused');
  const before = await run();
  expect(await bring('code=late&state=refused')).toEqual({ kind: 'used-state' });
  expect(await bring('error=access_denied&state=refused')).toEqual({ kind: 'run', run: before });
  expect(await run()).toEqual(before);
});

test('a run with an exchanged code is shown again for its own code, also if the exchange failed', async () => {
  const run = await waiting('spent', {
    response: { code: 'first', iss: null, received_at: 1 },
    exchanged_at: 2,
    failure: { step: 'exchange', kind: 'answer-lost' },
  });
  expect(await bring('code=first&state=spent')).toEqual({ kind: 'run', run: await run() });
  expect(await bring('code=second&state=spent')).toEqual({ kind: 'used-state' });
});

test('of two simultaneous responses, one is accepted', async () => {
  const run = await waiting('at-once');
  const both = await Promise.all(['a', 'b'].map((code) => bring(`code=${code}&state=at-once`)));
  expect(both.map(({ kind }) => kind).sort()).toEqual(['run', 'used-state']);
  expect((await run())?.response?.code).toBe('a');
});

test('another browser has no such run', async () => {
  await waiting('mine');
  expect(await bring('code=x&state=mine', 'two')).toEqual({ kind: 'unknown-state' });
});
