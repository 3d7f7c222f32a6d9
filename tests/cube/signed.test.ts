import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CubeVersion } from '@/lib/cube/version';
import { signToken } from '@/lib/server/cube/sign-token';
import { openDemoPool } from '@/lib/server/process/demo-pool';
import { type CorpusCube, type Seen, startCorpusCube } from './corpus-cube';
import { apiSecret } from './signing';

// *Sign a test token*: what a real Cube makes of it, wired to the secret that was given, and to the demo pool.

const claims = (changes: object = {}) =>
  JSON.stringify({ company_id: 'company9', groups: ['admin'], ...changes });
const lasting = () => ({ exp: Math.floor(Date.now() / 1000) + 3600 });
const query = { measures: ['orders.count'] };
const policy = `cubes:
  - name: orders
    sql_table: orders
    measures:
      - name: count
        type: count
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
        public: true
      - name: company_id
        sql: company_id
        type: string
    access_policy:
      - group: "*"
        row_level:
          filters:
            - member: company_id
              operator: equals
              values: ["{ securityContext.company_id }"]
`;
const model = `cube('orders', {
  sql: \`SELECT * FROM orders WHERE \${SECURITY_CONTEXT.company_id.filter('company_id')}\`,
  measures: { count: { type: 'count' } },
});`;
const files: Record<CubeVersion, { fileName: string; content: string }[]> = {
  '0.33': [{ fileName: 'orders.js', content: model }],
  '1': [{ fileName: 'orders.yml', content: policy }],
};

const home = mkdtempSync(join(tmpdir(), 'claimcheck-signed-'));
let issuer = '';
beforeAll(async () => {
  const port = await freePort();
  vi.stubEnv('CLAIMCHECK_HOME', home);
  vi.stubEnv('PORT', String(port - 1));
  vi.stubEnv('DEMO_POOL_PORT', String(port));
  expect(await openDemoPool()).toEqual({ on: true });
  issuer = `http://localhost:${port}/us-east-1_demo`;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === 'object' && address ? address.port : 0;
}

async function signed(text: string, secret: string | null): Promise<string> {
  const made = await signToken(text, secret);
  if (!made.ok) throw new Error(made.problem);
  return made.token;
}

describe.each(['0.33', '1'] as const)('Cube %s', (version) => {
  let cube: CorpusCube;
  beforeAll(async () => {
    cube = await startCorpusCube(version);
  }, 300_000);
  afterAll(() => cube?.stop());

  const answers = async (variables: Record<string, string>, tokens: string[]) => {
    const trial = { variables, production: true, files: files[version], query, tokens };
    return ((await cube.run([trial]))[0] ?? []) as Exclude<Seen, { failed: string }>[];
  };

  test('accepts one of its own secret, and binds its claim', async () => {
    const [own, other] = await answers({ CUBEJS_API_SECRET: apiSecret }, [
      await signed(claims(lasting()), apiSecret),
      await signed(claims(lasting()), 'another secret'),
    ]);
    expect(own).toMatchObject({ meta: { status: 200 }, sql: { status: 200 }, values: ['company9'] });
    expect(other).toMatchObject({ meta: { status: 403 }, reason: 'invalid signature' });
  });

  test('accepts one of the demo pool, as it’s wired to it, and no other', async () => {
    const aud = '4demoweb7k2m9q4t6v8x1z3b5n';
    const [own, expired, stranger] = await answers(
      {
        CUBEJS_JWK_URL: `${issuer}/.well-known/jwks.json`,
        CUBEJS_JWT_ISSUER: issuer,
        CUBEJS_JWT_AUDIENCE: aud,
        CUBEJS_JWT_ALGS: 'RS256',
      },
      [
        await signed(claims({ iss: issuer, aud, ...lasting() }), null),
        await signed(claims({ iss: issuer, aud, exp: 1 }), null),
        await signed(claims({ iss: issuer, aud: 'other', ...lasting() }), null),
      ],
    );
    expect(own).toMatchObject({ meta: { status: 200 }, sql: { status: 200 }, values: ['company9'] });
    expect(expired).toMatchObject({ meta: { status: 403 }, reason: 'jwt expired' });
    expect(stranger?.reason).toContain('jwt audience invalid');
  });
});
