import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compare } from '@/lib/cube/compare';
import type { RealCube } from '@/lib/cube/real-cube';
import { replay } from '@/lib/cube/replay';
import { readCubeSettings } from '@/lib/cube/settings-text';
import { askCube } from '@/lib/server/cube/ask-cube';
import { apiSecret, type Json, sign } from './signing';

// `npm run demo:cube -- --project`: the real Cube on a user's own project, without a database.

const env = `CUBEJS_API_SECRET=${apiSecret}\nCUBEJS_DB_TYPE=snowflake\n`;
const token = (claims: Json) => sign({ alg: 'HS256', typ: 'JWT' }, claims, 'HS256');

type Up = Extract<RealCube, { up: true }>;

type Project = { url: string; log: () => string; stop: () => Promise<void> };

/** A copy of the project in its own folder, with this version of Cube. */
async function startProject(name: string, version: string): Promise<Project> {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-project-'));
  cpSync(fileURLToPath(new URL(`projects/${name}`, import.meta.url)), folder, { recursive: true });
  writeFileSync(join(folder, '.env'), env);
  const dependencies = { '@cubejs-backend/server': version };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
  const port = await freePort();
  const program = fileURLToPath(new URL('../../scripts/demo-cube.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, '--project', folder], {
    env: { ...process.env, CUBE_PORT: String(port), CUBE_ENFORCE: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (log += text));
  const stop = async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  await answers(`${url}/livez`, child, () => log);
  return { url, log: () => log, stop };
}

async function answers(url: string, child: ChildProcess, log: () => string) {
  while (child.exitCode === null) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await delay(200);
  }
  throw new Error(`It ended with ${child.exitCode}:\n${log()}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** The request of Test against your Cube, and the prediction for it. */
async function asked(project: Project, given: string, query: unknown, filter = ['company_id']) {
  const real = await answerOf(project, given, query);
  const { settings, secrets } = readCubeSettings(env);
  const told = await replay({ token: given, settings, secrets, keys: null, now: Date.now(), filter });
  return { real, rows: compare(told, real, filter)[2] };
}

/** Retries without a response: Cube compiles each tenant's model first, which can take longer than our time limit. */
async function answerOf(project: Project, given: string, query: unknown, turns = 5): Promise<Up> {
  const real = await askCube({ cube_url: project.url, token: given, query }, []);
  const isSilent = !real.up || real.meta.status === null || real.sql?.reply.status === null;
  if (isSilent && turns > 1) return await answerOf(project, given, query, turns - 1);
  if (!real.up) throw new Error('It is down.');
  return real;
}

const count = { measures: ['orders.count'] };

describe('access policies, Cube 1.7.43', () => {
  let project: Project;
  beforeAll(async () => {
    project = await startProject('policies', '1.7.43');
  });
  afterAll(() => project?.stop());

  test('a user of a group has the rows of its claim', async () => {
    const { real, rows } = await asked(project, token({ company_id: 'company1', groups: ['user'] }), null);
    expect(real).toMatchObject({
      enforced: true,
      meta: { status: 200 },
      cubes: 1,
      sql: { reply: { status: 200 }, values: ['company1'] },
    });
    expect(rows).toMatchObject({ agrees: true, real: 'rows where company_id = "company1"' });
  });
  test('an excluded member returns no row', async () => {
    const given = token({ company_id: 'company1', groups: ['user'] });
    const { real } = await asked(project, given, { measures: ['orders.total'] });
    expect(real.sql?.sql).toContain('1 = 0');
  });
  test('an administrator has every row', async () => {
    const { real } = await asked(project, token({ groups: ['admin'] }), count);
    expect(real.sql).toMatchObject({ reply: { status: 200 }, values: [] });
    expect(real.sql?.sql).not.toContain('WHERE');
  });
  test('without a group no cube is shown', async () => {
    const { real } = await asked(project, token({ company_id: 'company1' }), null);
    expect(real).toMatchObject({ meta: { status: 200 }, cubes: 0, sql: null });
  });
  test('a claim that isn’t there is the text undefined', async () => {
    const { real, rows } = await asked(project, token({ groups: ['user'] }), count);
    expect(real.sql?.values).toEqual(['undefined']);
    expect(rows?.why).toContain('YAML access policy');
  });
  test('a token of another secret is rejected', async () => {
    const { real } = await asked(project, sign({ alg: 'HS256' }, {}, 'HS256-other'), count);
    expect(real.meta).toEqual({ status: 403, error: 'Invalid token' });
  });
});

describe.each(['0.33.65', '1.7.43'])('several tenants, Cube %s', (version) => {
  let project: Project;
  beforeAll(async () => {
    project = await startProject('tenants', version);
  });
  afterAll(() => project?.stop());

  test('reports its release, and that it has no database', () => {
    expect(project.log()).toContain(`Cube ${version} runs on`);
    expect(project.log()).toContain('without a database');
  });
  test.each(['acme', 'globex'])('%s has its own model', async (tenant) => {
    const { real } = await asked(project, token({ tenant }), null, ['tenant']);
    expect(real.sql?.sql).toContain(`${tenant}.orders AS "orders"`);
  });
  test('queryRewrite responds in its own words', async () => {
    const { real } = await asked(project, token({ tenant: '' }), count, ['tenant']);
    expect(real.sql?.reply).toMatchObject({ status: 500, error: 'Error: no tenant' });
  });
});
