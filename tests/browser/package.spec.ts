import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { npm } from '@/scripts/install.mjs';
import { readJson } from '@/scripts/root.mjs';
import { expect, test, withoutOurs } from './app';
import { freePorts } from './free-ports';
import { startProgram } from './program';
import { startRegistry } from './registry';
import { logInStraight, step } from './steps';

// One worker, one package.
test.describe.configure({ mode: 'default' });

const run = promisify(execFile);
const megabyte = 1_048_576;

let folder: string;
/** The package as npm would lay it out: unpacked into an otherwise empty prefix, with its one dependency. */
let installed: string;
let tarball: string;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  await run(process.execPath, [resolve('scripts/package.mjs')], { env: withoutOurs(process.env) });
  const { version } = readJson(resolve('package.json'));
  tarball = resolve('dist', `claimcheck-${version}.tgz`);
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-package-'));
  installed = join(folder, 'node_modules', 'claimcheck');
  await mkdir(installed, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  const playwright = join(folder, 'node_modules', 'playwright-core');
  symlinkSync(resolve('node_modules/playwright-core'), playwright, 'junction');
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

type Ended = { code: number; out: string; err: string };

async function claimcheck(args: string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [join(installed, 'bin', 'claimcheck.mjs'), ...args], {
    cwd: folder,
    env: { ...withoutOurs(process.env), CLAIMCHECK_HOME: join(folder, 'home'), ...env },
  });
  child.stdin.end(input);
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, err };
}

const filesOf = (path: string): string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

test('it is small, runs no script on installation, and names nothing of its builder', () => {
  expect(statSync(tarball).size).toBeLessThanOrEqual(6 * megabyte);
  const manifest = readJson(join(installed, 'package.json'));
  expect(Object.keys(manifest.dependencies)).toEqual(['playwright-core']);
  expect(manifest).not.toHaveProperty('scripts');
  expect(manifest).not.toHaveProperty('private');
  const files = filesOf(installed);
  expect(files.filter((path) => path.endsWith('.node'))).toEqual([]);
  const root = resolve('.');
  const naming = files.filter(
    (path) => /\.(js|mjs|cjs|json)$/.test(path) && readFileSync(path, 'utf8').includes(root),
  );
  expect(naming).toEqual([]);
  for (const name of ['LICENSE', 'README.md', 'CHANGELOG.md', 'THIRD-PARTY-LICENSES.txt'])
    expect(existsSync(join(installed, name)), name).toBe(true);
});

test('npx fetches it from a registry into an empty cache, runs no script, and starts it', async () => {
  const manifest = readJson(join(installed, 'package.json'));
  const core = readJson(resolve('node_modules/playwright-core/package.json'));
  const from = resolve('node_modules/playwright-core');
  await run(process.execPath, [npm(), 'pack', from, '--pack-destination', folder], { cwd: folder });
  const registry = await startRegistry([
    { manifest, tarball },
    { manifest: core, tarball: join(folder, `playwright-core-${core.version}.tgz`) },
  ]);
  const elsewhere = await mkdtemp(join(tmpdir(), 'claimcheck-npx-'));
  try {
    const options = ['--yes', `--registry=${registry.url}`, `--cache=${join(elsewhere, 'cache')}`];
    const npx = (...args: string[]) =>
      run(process.execPath, [npm(), 'exec', ...options, '--', 'claimcheck', ...args], { cwd: elsewhere });
    expect((await npx('--version')).stdout).toBe(`${manifest.version}\n`);
    expect((await npx('help', 'start')).stdout).toContain('--port');
  } finally {
    await registry.close();
    await rm(elsewhere, { recursive: true, force: true });
  }
});

test('each command prints its own help', async () => {
  const { version } = readJson(join(installed, 'package.json'));
  expect(await claimcheck(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  const help = await claimcheck(['--help']);
  expect(help).toMatchObject({ code: 0, err: '' });
  const commands = ['login', 'verify', 'decode', 'cube', 'pre-token', 'profiles', 'demo-cube', 'doctor'];
  for (const name of commands) {
    expect(help.out).toContain(name);
    expect(await claimcheck([name, '--help']), name).toMatchObject({ code: 0, err: '' });
  }
  expect(await claimcheck(['--prot', '4000'])).toMatchObject({ code: 2, out: '' });
  expect(await claimcheck(['verfy'])).toMatchObject({ code: 2, out: '' });
});

test('verifies and decodes a token, and passes it to Cube, with the exit codes of the table', async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const issuer = 'https://issuer.example';
  const token = await new SignJWT({ sub: 'alice', tenant: 'company1' })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer(issuer)
    .setAudience('client')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  const jwks = join(folder, 'jwks.json');
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] });
  await writeFile(jwks, keys);
  const given = ['--issuer', issuer, '--jwks', jwks, '--json'];
  const valid = await claimcheck(['verify', ...given, '--client-id', 'client'], token);
  expect(valid).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(valid.out).verdict).toBe('valid');
  const other = await claimcheck(['verify', ...given, '--client-id', 'another'], token);
  expect(other.code).toBe(1);
  expect(JSON.parse((await claimcheck(['decode', '--json'], token)).out).claims.tenant).toBe('company1');
  const env = join(folder, 'cube.env');
  await writeFile(
    env,
    `CUBEJS_JWK_URL=${issuer}/keys\nCUBEJS_JWT_ISSUER=${issuer}\nCUBEJS_JWT_AUDIENCE=client\n`,
  );
  const cube = await claimcheck(['cube', '--env', env, '--jwks', jwks, '--json'], token);
  expect(JSON.parse(cube.out).enforced.meta.status).toBe(200);
  expect(await claimcheck(['verify', '--jwks', jwks], '')).toMatchObject({ code: 2, out: '' });
});

test('a handler in a file is run', async () => {
  const handler = join(folder, 'handler.mjs');
  const details = '{ idTokenGeneration: { claimsToAddOrOverride: { team: event.userName } } }';
  const body = `({ ...event, response: { claimsAndScopeOverrideDetails: ${details} } })`;
  await writeFile(handler, `export const handler = async (event) => ${body};`);
  const { code, out } = await claimcheck(['pre-token', handler, '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(out).idToken.team).toBeTruthy();
});

test('the app starts from it, signs a user in, runs the Lambda page, and stops on request', async ({
  page,
}) => {
  const port = await freePorts();
  const said: string[] = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  const program = await startProgram(
    [join(installed, 'bin', 'claimcheck.mjs'), 'start', '--port', String(port), '--json'],
    (home) => ({ ...withoutOurs(process.env), CLAIMCHECK_HOME: home }),
    `http://localhost:${port}/healthz`,
  );
  try {
    await expect.poll(() => program.log()).toContain('"event":"ready"');
    await logInStraight(page, `http://localhost:${port}`);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    await page.goto(`http://localhost:${port}/lambda`);
    await page.locator('[data-action="run"]').click();
    await expect(page.locator('[data-section="result"], [aria-label="Result"]').first()).toBeVisible();
    expect(said).toEqual([]);
    process.kill(program.pid, 'SIGTERM');
    await expect.poll(() => program.exitCode()).toBe(0);
  } finally {
    await program.stop();
  }
});
