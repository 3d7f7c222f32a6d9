import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCubeEnv } from '@/lib/cube/env-file';
import type { CubeKeys, Outcome, Replay } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { fetchCubeKeys } from '@/lib/server/cube/keys';
import { type Gateway, type Observed, openGateway } from './gateway';
import { startKeyServer } from './key-server';
import { settings } from './settings';
import { tokens, tokensFor } from './tokens';

const server = await startKeyServer();
afterAll(server.stop);

const all = tokens(Date.now());

/** The predicted outcome, as far as the gateway determines it. */
const observable = ({ meta, load, reason, securityContext, modelContext }: Outcome): Observed => ({
  status: meta.status ?? 0,
  error: (meta.body as { error: string } | null)?.error ?? null,
  // The gateway's log is the check's. A model that can't be read fails later.
  reason: meta.status === 200 ? null : reason,
  securityContext,
  modelContext,
  load:
    load.status === 200
      ? { status: 200, rows: load.rows === 'all' ? 'all' : 'own' }
      : load.status === 500
        ? { status: 500, error: (load.body as { error: string }).error }
        : null,
});

describe.each(settings(server.url, server.closed))("$name, as Cube's published gateway has it", (setting) => {
  const { settings: read, secrets } = readCubeEnv(setting.env);
  let dev: Gateway;
  let enforced: Gateway;
  let keys: CubeKeys | null;

  beforeAll(async () => {
    dev = openGateway(setting, false);
    enforced = openGateway(setting, true);
    const url = read.variables.CUBEJS_JWK_URL;
    keys = url ? await fetchCubeKeys(url) : null;
  });
  afterAll(() => {
    dev.close();
    enforced.close();
  });

  test.each(tokensFor(setting, all))('$name', async ({ token }) => {
    const said: Replay = await replay({
      token,
      settings: read,
      secrets,
      keys,
      now: Date.now(),
      filter: ['company_id'],
    });
    expect(observable(said.dev), 'in dev mode').toEqual(await dev.ask(token));
    expect(observable(said.enforced), 'enforced').toEqual(await enforced.ask(token));
  });
});
