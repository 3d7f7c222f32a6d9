import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCubeEnv } from '@/lib/configure/cube-env';
import type { CubeKeys, Outcome } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { fetchCubeKeys } from '@/lib/server/cube-keys';
import { parseEnv } from './gateway';
import { startKeyServer } from './key-server';
import { type RunningCube, startCube } from './running-cube';
import { settings } from './settings';
import { type Setting, tokens, tokensFor } from './tokens';

const server = await startKeyServer();
let dev: RunningCube;
let enforced: RunningCube;
beforeAll(async () => {
  [dev, enforced] = await Promise.all([startCube('dev'), startCube('enforced')]);
}, 60_000);
afterAll(async () => {
  await Promise.all([dev.stop(), enforced.stop(), server.stop()]);
});

const all = tokens(Date.now()).filter(({ differs }) => !differs);
const tried = settings(server.url, server.closed).filter(({ differs }) => !differs);

/** All of them where the settings are right, and of the rest every third, another third for each setting. */
const sampleFor = (setting: Setting) =>
  tokensFor(setting, all).filter(
    (_, index) => setting.name === 'right' || (index + tried.indexOf(setting)) % 3 === 0,
  );

/** No row tells what the model saw where there are none. */
const observable = (outcome: Outcome): Outcome => ({
  ...outcome,
  modelContext: outcome.load.rows ? outcome.modelContext : null,
});

describe.each(tried)('$name, as a running Cube has it', (setting) => {
  const { settings: read } = readCubeEnv(setting.env);
  let keys: CubeKeys | null;

  beforeAll(async () => {
    const variables = parseEnv(setting.env);
    await Promise.all([dev.open(variables), enforced.open(variables)]);
    const url = read.variables.CUBEJS_JWK_URL;
    keys = url ? await fetchCubeKeys(url) : null;
  });

  test.each(sampleFor(setting))('$name', async ({ token }) => {
    const said = await replay({ token, settings: read, keys, now: Date.now() });
    const [inDev, whereEnforced] = await Promise.all([dev.ask(token), enforced.ask(token)]);
    expect(inDev, 'in dev mode').toEqual(observable(said.dev));
    expect(whereEnforced, 'enforced').toEqual(observable(said.enforced));
  });
});
