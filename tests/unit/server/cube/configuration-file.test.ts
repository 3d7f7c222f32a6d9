import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { predictConfigured } from '@/lib/cube/configuration/predict';
import type { ReplayInput } from '@/lib/cube/outcome';
import { stringRemedies } from '@/lib/cube/remedies';
import { runConfigurationFile } from '@/lib/server/cube/configuration-file';
import { cubeToken, namespace, settingsWith } from '../../cube/scene';
import { jwks, now } from '../../verify/tokens';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-cube-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A prediction with the file of this name, which has this text now. */
function predicted(name: string, text: string, input: Partial<ReplayInput> = {}) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const keys = { document: jwks };
  const given = { token: cubeToken(), settings: settingsWith(), keys, now, filter: ['company_id'], ...input };
  return predictConfigured(given, null, {
    run: (each) => runConfigurationFile(path, each),
    keysAt: async () => keys,
  });
}

const stepsOf = async (told: ReturnType<typeof predicted>) => (await told).scenarios?.token.steps ?? [];

describe('cube.js', () => {
  test('has the packages beside it, and the variables', async () => {
    mkdirSync(join(folder, 'node_modules/tenants'), { recursive: true });
    writeFileSync(
      join(folder, 'node_modules/tenants/index.js'),
      `exports.of = (claims) => 'T_' + claims.sub;`,
    );
    const told = predicted(
      'cube.js',
      `const tenants = require('tenants');
       module.exports = { contextToAppId: ({ securityContext: s }) => tenants.of(s) + process.env.CUBEJS_JWT_ALGS };`,
    );
    expect(await stepsOf(told)).toMatchObject([
      { hook: 'contextToAppId', returned: expect.stringMatching(/^T_.+RS256$/) },
    ]);
  });

  test('is loaded again each time, with what it requires', async () => {
    const text = `module.exports = { contextToAppId: () => require('./tenant.js') };`;
    for (const tenant of ['first', 'second']) {
      writeFileSync(join(folder, 'tenant.js'), `module.exports = '${tenant}';`);
      expect(await stepsOf(predicted('cube.js', text))).toMatchObject([{ returned: tenant }]);
    }
  });

  test.each([
    ['a package that isn’t there', `\nrequire('nowhere')`, /Cannot find module 'nowhere'/, 2],
    ['an error', `\n\nthrow new Error('not today')`, /not today/, 3],
    ['its end', `process.exit(3)`, /ended with code 3/, null],
  ])('%s is shown with its line', async (_, text, words, line) => {
    const { problem } = await predicted('cube.js', text);
    expect(problem).toEqual({ text: expect.stringMatching(words), line });
  });
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!hasPython)('cube.py', () => {
  test('each of its functions is shown with what it got and returned', async () => {
    const told = await predicted(
      'cube.py',
      `from cube import config
import os

@config('extend_context')
def extend_context(req):
    context = req.get('securityContext') or {}
    return {'security_context': {**context, **context.get('${namespace}', {})}}

@config('context_to_app_id')
async def app_id(ctx):
    return f"APP_{(ctx['securityContext'] or {}).get('company_id')}"

@config('context_to_orchestrator_id')
def orchestrator_id(ctx):
    return os.environ['CUBEJS_JWT_ALGS']

@config('context_to_groups')
def groups(ctx):
    return ctx['securityContext'].get('cognito:groups', [])

@config('context_to_api_scopes')
def scopes(context, default_scopes):
    return ['meta', 'data']

@config('query_rewrite')
def query_rewrite(query, ctx):
    query['filters'].append({'member': 'orders.company', 'operator': 'equals', 'values': [ctx['securityContext']['company_id']]})
    return query
`,
      { settings: settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: null }) },
    );
    expect(told.scenarios?.token.steps.map(({ hook, returned }) => [hook, returned])).toMatchObject([
      ['extendContext', { security_context: { company_id: 'company1' } }],
      ['contextToApiScopes', ['meta', 'data']],
      ['contextToAppId', 'APP_company1'],
      ['contextToGroups', ['admins']],
      ['contextToOrchestratorId', 'RS256'],
      ['queryRewrite', { filters: [{ values: ['company1'] }] }],
    ]);
    expect(told.replay.enforced.load).toMatchObject({ rows: 'own', values: ['company1', 'company1'] });
    expect(told.replay.enforced.sql).toMatchObject({ status: 403 });
    // Without a token, what reads a claim throws.
    expect(told.scenarios?.none.steps.find(({ hook }) => hook === 'queryRewrite')?.threw).toContain(
      'KeyError',
    );
  });

  test.each([
    ['security_context', 'own'],
    ['securityContext', 'all'],
  ])('check_auth returns %s', async (name, rows) => {
    const text = `from cube import config

@config('check_auth')
def check_auth(ctx, token):
    return {'${name}': {'company_id': 'company1'}}
`;
    const settings = settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: null });
    const { replay } = await predicted('cube.py', text, { settings, token: 'anything' });
    expect(replay.enforced.load.rows).toBe(rows);
  });

  test('options count over the variables', async () => {
    const text = `from cube import config\nconfig.base_path = '/cube-api'\nconfig.jwt = {'audience': 'other'}\n`;
    const { replay } = await predicted('cube.py', text);
    expect(replay.enforced.reason).toBe('jwt audience invalid. expected: other');
  });

  test('the remedy for a string claim gives the rows back', async () => {
    const context = { company_id: 'company1' };
    const [, python] = stringRemedies(namespace, context);
    const token = cubeToken({ [namespace]: JSON.stringify(context) });
    const { replay } = await predicted('cube.py', python?.code ?? '', { token });
    expect(python?.title).toContain('cube.py');
    expect(replay.enforced.load).toMatchObject({ rows: 'own', values: ['company1'] });
  });

  test.each([
    ['an error', `\nraise ValueError('not today')`, 'ValueError: not today', 2],
    ['a package that isn’t there', `import nowhere_at_all`, "No module named 'nowhere_at_all'", 1],
    ['what isn’t Python', `module.exports = {}\n}`, 'SyntaxError', null],
  ])('%s is shown with its line', async (_, text, words, line) => {
    const { problem } = await predicted('cube.py', text);
    expect(problem?.text).toContain(words);
    if (line !== null) expect(problem?.line).toBe(line);
  });

  test('what it prints isn’t treated as its answer, and it’s loaded again', async () => {
    for (const tenant of ['first', 'second']) {
      const text = `from cube import config\nprint('{}')\n\n@config\ndef context_to_app_id(ctx):\n    print('x')\n    return '${tenant}'\n`;
      expect(await stepsOf(predicted('cube.py', text))).toMatchObject([{ returned: tenant }]);
    }
  });
});
