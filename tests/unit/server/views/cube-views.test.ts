import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Run } from '@/lib/run/run';
import { saveRun } from '@/lib/server/store/runs';
import { viewOfCubePage } from '@/lib/server/views/cube';
import { viewOfRun } from '@/lib/server/views/flow';
import { tokenWith } from '../../components/views';
import { metadataAt } from '../../sample-metadata';
import { sampleRun } from '../sample-run';

// Requests use undici's fetch. Here, the global one replaces it, and the tests replace that.
vi.mock('undici', async (original) => ({
  ...(await original<typeof import('undici')>()),
  fetch: (url: string, { dispatcher: _, ...init }: { dispatcher?: unknown } = {}) =>
    globalThis.fetch(url, init),
}));

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-views-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  vi.stubGlobal('fetch', async () => new Response('{"keys":[]}'));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

const browser = {
  id: 'one',
  way: 'step',
  theme: 'system',
  presenter: false,
  copied: 'id_token',
  profile: 'demo',
} as const;

const issuer = 'http://localhost:3001/us-east-1_demo';
const profile: Run['profile'] = {
  ...sampleRun({ id: '' }).profile,
  id: 'demo',
  cube_url: 'http://localhost:4000',
  metadata: metadataAt(issuer),
};

const runOf = (id: string, created_at: number, changes: Partial<Run> = {}): Run =>
  sampleRun({
    id,
    created_at,
    profile,
    token_response: {
      access_token: tokenWith({ sub: id }),
      token_type: 'Bearer',
      id_token: tokenWith({ sub: id, iss: issuer, 'cognito:username': id }),
    },
    ...changes,
  });

test('the Cube page shows the run in its URL, and offers it next to the newest ones', async () => {
  const ids = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];
  for (const [at, id] of ids.entries()) await saveRun(runOf(id, Date.now() + at));
  for (const run of ids) {
    const view = await viewOfCubePage(browser, { run, profile: '', token: '' });
    expect(view.run?.id).toBe(run);
    const offered = view.runs.map(({ id }) => id);
    expect(offered.filter((id) => id === run)).toHaveLength(1);
    expect(offered).toEqual(expect.arrayContaining(['sixth', 'fifth', 'fourth', 'third']));
  }
});

const verification: NonNullable<Run['verification']> = {
  verdict: 'valid',
  checks: [],
  verified_at: 10,
  clock_tolerance: 0,
};

/** Cube's response at a time, for the id_token of that time. */
const answeredAt = (asked_at: number): NonNullable<Run['cube']> => ({
  real: {
    cube_url: 'http://localhost:4000',
    asked_at,
    up: false,
    fault: { kind: 'unreachable', url: 'http://localhost:4000', reason: 'ECONNREFUSED' },
  },
  comparisons: [],
});

test.each([
  ['no refresh', [], true],
  ['a refresh before it', [50], true],
  ['a refresh after it', [150], false],
])('Cube’s response is shown only for the current token: %s', async (_, refreshes, shown) => {
  const run = runOf('asked', Date.now(), {
    verification,
    cube: answeredAt(100),
    refreshes: refreshes.map((at) => ({
      at,
      ok: true,
      token_response: { access_token: 'a', token_type: 'Bearer' },
      notes: [],
      continuity: [],
    })),
  });
  const view = await viewOfRun(run, browser, { shown: [], tab: null, revealed: false, verify_open: false });
  expect(view.cube).toBeDefined();
  expect(view.cube?.answer !== undefined).toBe(shown);
});
