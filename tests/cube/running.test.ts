import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCubeEnv } from '@/lib/cube/env-file';
import type { CubeKeys, Outcome } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { fetchCubeKeys } from '@/lib/server/cube/keys';
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
});
afterAll(async () => {
  server.stop();
  // Both are missing if it didn't start.
  await Promise.all([dev, enforced].map((cube) => cube?.stop()));
});

const all = tokens(Date.now()).filter(({ differs }) => !differs);
const tried = settings(server.url, server.closed).filter(({ differs }) => !differs);

/** All of them if the settings are correct. Otherwise every third one, with another third for each setting. */
const sampleFor = (setting: Setting) =>
  tokensFor(setting, all).filter(
    (_, index) => setting.name === 'right' || (index + tried.indexOf(setting)) % 3 === 0,
  );

/** Without rows, nothing shows what the model read. */
const observable = ({ load: { values: _, ...load }, ...outcome }: Outcome): Outcome => ({
  ...outcome,
  // The demo's rows belong to two companies: those that match nothing are fewer than all.
  load: load.rows === 'none' ? { ...load, rows: 'own' } : load,
  modelContext: load.rows ? outcome.modelContext : null,
});

describe.each(tried)('$name, as a running Cube has it', (setting) => {
  const { settings, secrets } = readCubeEnv(setting.env);
  const read = { ...settings, version: '0.33' as const };
  let keys: CubeKeys | null;

  beforeAll(async () => {
    const variables = parseEnv(setting.env);
    await Promise.all([dev.open(variables), enforced.open(variables)]);
    const url = read.variables.CUBEJS_JWK_URL;
    keys = url ? await fetchCubeKeys(url) : null;
  });

  test.each(sampleFor(setting))('$name', async ({ token }) => {
    const said = await replay({
      token,
      settings: read,
      secrets,
      keys,
      now: Date.now(),
      filter: ['company_id'],
    });
    const [inDev, whereEnforced] = await Promise.all([dev.ask(token), enforced.ask(token)]);
    expect(inDev, 'in dev mode').toEqual(observable(said.dev));
    expect(whereEnforced, 'enforced').toEqual(observable(said.enforced));
  });
});

describe('other findings of a running Cube', () => {
  const right = settings(server.url, server.closed)[0]?.env ?? '';
  const token = (name: string) => tokens(Date.now()).find((each) => each.name === name)?.token ?? '';

  test('the fix for cube.js makes a string claim readable', async () => {
    const stringified = token('namespace string');
    const { settings: read } = readCubeEnv(right);
    const keys = await fetchCubeKeys(read.variables.CUBEJS_JWK_URL ?? '');
    const said = await replay({ token: stringified, settings: read, keys, now: Date.now() });
    const remedy = said.findings.find(({ id }) => id === 'stringified-namespace')?.remedies?.[0]?.code ?? '';
    await enforced.open(parseEnv(right));
    expect((await enforced.ask(stringified)).load.status).toBe(500);
    await enforced.open(parseEnv(right), remedy);
    expect((await enforced.ask(stringified)).load).toEqual({ status: 200, body: null, rows: 'own' });
    expect((await enforced.ask(token('namespace object'))).load.rows).toBe('own');
  });

  // The reason for the warning about HS256 with public keys: jsonwebtoken 9, and therefore Cube 1.7, rejects it.
  test('Cube 0.33 accepts a public key as the secret of an HMAC, if CUBEJS_JWT_ALGS names one', async () => {
    const forged = token('HS256 with the public key');
    await enforced.open(parseEnv(right.replace('ALGS=RS256', 'ALGS=RS256,HS256')));
    expect((await enforced.ask(forged)).load.rows).toBe('own');
    await enforced.open(parseEnv(right));
    expect((await enforced.ask(forged)).reason).toBe('invalid algorithm');
  });
});
