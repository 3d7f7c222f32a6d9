import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '@/cli/commands/all';
import { runCli } from './terminal';

const now = 1_795_937_488;
const issuer = 'https://issuer.example';
let folder: string;
let jwks: string;
let token: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-cli-'));
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  jwks = join(folder, 'jwks.json');
  await writeFile(
    jwks,
    JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256' }] }),
  );
  token = await new SignJWT({ company_id: 'company1', big: 1 })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setIssuer(issuer)
    .setAudience('client')
    .setSubject('alice')
    .setIssuedAt(now)
    .setExpirationTime(now + 3600)
    .sign(privateKey);
});
afterAll(() => rm(folder, { recursive: true }));

const verifying = (...more: string[]) => [
  'verify',
  '--jwks',
  jwks,
  '-i',
  issuer,
  '--now',
  String(now),
  ...more,
];

describe('help and version', () => {
  test.each([['--help'], ['-h'], ['help']])('%s goes to standard output, with code 0', async (word) => {
    const { code, out, err } = await runCli([word]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const { name } of commands) expect(out).toContain(`  ${name}`);
  });

  test.each(commands.map(({ name }) => name))(
    '%s has its own help, available in three ways',
    async (name) => {
      const [option, short, word] = await Promise.all([
        runCli([name, '--help']),
        runCli([name, '-h']),
        runCli(['help', name]),
      ]);
      expect(option).toEqual({ code: 0, err: '', out: expect.stringContaining(`claimcheck ${name}`) });
      expect(short).toEqual(option);
      expect(word).toEqual(option);
    },
  );

  test.each([['--version'], ['-V']])('%s prints the version and nothing else', async (word) => {
    expect(await runCli([word])).toEqual({ code: 0, out: '9.8.7\n', err: '' });
  });
});

describe('names an unknown command or option on standard error, with code 2', () => {
  test.each([
    ['an unknown command', ['veryfy'], "'veryfy'"],
    ['an unknown command to help', ['help', 'veryfy'], "'veryfy'"],
    ['an unknown option', ['verify', '--prot', 'a.b.c'], "'--prot'"],
    ['an unknown option without a command', ['--prot'], "'--prot'"],
    ['an option without its value', ['verify', '--issuer'], '--issuer'],
    ['a surplus argument', ['decode', 'a.b.c', 'more'], "'more'"],
    ['no token, at a terminal', ['decode'], 'standard input'],
    ['a file that isn’t there', ['verify', '--jwks', '/nonexistent/jwks', 'a.b.c'], 'ENOENT'],
    ['an invalid time', ['verify', '--now', 'soon', 'a.b.c'], '--now'],
    ['a kind of token that isn’t one', ['verify', '--use', 'refresh', 'a.b.c'], 'tokenUse'],
    ['a profile that isn’t there', ['verify', '--profile', 'nobody', 'a.b.c'], "'nobody'"],
    ['cube without settings', ['cube', 'a.b.c'], '--env'],
    ['both modes of Cube', ['cube', '--env', 'x', '--dev', '--enforced', 'a.b.c'], '--enforced'],
    ['a shell that isn’t one', ['completion', 'tcsh'], 'powershell'],
    ['an action on profiles that isn’t one', ['profiles', 'burn'], "'burn'"],
    ['an import without a file', ['profiles', 'import'], 'import'],
    ['a handler that isn’t named', ['pre-token'], 'handler'],
    ['half of an ad-hoc profile', ['login', '--issuer', issuer], '--client-id'],
    ['a timeout that isn’t one', ['login', '--timeout', '0'], '--timeout'],
  ])('%s', async (_, words, named) => {
    const { code, out, err } = await runCli(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(named);
  });
});

describe('verify', () => {
  test('a valid token: code 0, and the verdict first', async () => {
    const { code, out, err } = await runCli(verifying('-c', 'client', token));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')[0]).toBe('valid');
  });

  test('another audience: code 1, with the check, both values and a fix', async () => {
    const { code, out } = await runCli(verifying('-c', 'other', token));
    expect(code).toBe(1);
    expect(out).toMatch(/^invalid\nfail {2}aud: /);
    expect(out).toMatch(/expected .*other/);
    expect(out).toMatch(/actual .*client/);
    expect(out).toMatch(/fix /);
  });

  test('no keys: code 3', async () => {
    expect(await runCli(['verify', '--now', String(now), token])).toMatchObject({ code: 3 });
  });

  test('a damaged token is still explained', async () => {
    expect(await runCli(verifying(token.slice(0, 40)))).toMatchObject({ code: 1 });
  });

  test('--json prints the response of POST /api/verify', async () => {
    const { code, out } = await runCli(verifying('-c', 'client', '--json', token));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ verdict: 'valid', claims: { company_id: 'company1' } });
  });

  test('--quiet prints nothing and sets only the exit code', async () => {
    expect(await runCli(verifying('-q', token, '-c', 'other'))).toEqual({ code: 1, out: '', err: '' });
  });

  test.each([
    ['a header', () => `Authorization: Bearer ${token}\n`],
    ['a token response', () => JSON.stringify({ access_token: 'opaque', id_token: token })],
  ])('standard input may be %s', async (_, input) => {
    expect(await runCli(verifying('-c', 'client'), input())).toMatchObject({ code: 0 });
    expect(await runCli(verifying('-c', 'client', '-'), input())).toMatchObject({ code: 0 });
  });
});

describe('decode', () => {
  test('prints the claims, and that nothing was verified', async () => {
    const { code, out, err } = await runCli(['decode', token]);
    expect(code).toBe(0);
    expect(out).toContain('"company_id": "company1"');
    expect(err).not.toBe('');
  });

  test('--json keeps a number that JavaScript would round', async () => {
    const claims = Buffer.from('{"id":9007199254740993}').toString('base64url');
    const { out } = await runCli(['decode', '--json', `eyJhbGciOiJSUzI1NiJ9.${claims}.AA`]);
    expect(out).toBe('{"header":{"alg":"RS256"},"claims":{"id":9007199254740993}}\n');
  });

  test('a control character of a claim doesn’t reach the terminal', async () => {
    const claims = Buffer.from('{"name":"\u001b]0;owned\u0007\u202e"}').toString('base64url');
    const { out } = await runCli(['decode', `eyJhbGciOiJSUzI1NiJ9.${claims}.AA`]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });
});

describe('cube', () => {
  test('accepted: 0; refused: 1', async () => {
    const env = join(folder, '.env');
    await writeFile(env, 'CUBEJS_JWK_URL=https://issuer.example/jwks\nCUBEJS_JWT_AUDIENCE=client\n');
    const other = join(folder, 'other.env');
    await writeFile(other, 'CUBEJS_JWK_URL=https://issuer.example/jwks\nCUBEJS_JWT_AUDIENCE=other\n');
    const fresh = await new SignJWT({ company_id: 'company1' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode('a'.repeat(32)));
    expect(await runCli(['cube', '--env', other, '--jwks', jwks, fresh])).toMatchObject({ code: 1 });
    expect(await runCli(['cube', '--env', env, '--jwks', jwks, '--dev', '--json', fresh])).toMatchObject({
      out: expect.stringContaining('"enforced"'),
    });
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish', 'powershell'])('%s: every command', async (shell) => {
    const { code, out } = await runCli(['completion', shell]);
    expect(code).toBe(0);
    for (const { name } of commands) expect(out).toContain(name);
  });
});

describe('pre-token', () => {
  const handler = async (code: string) => {
    const file = join(folder, `${code.length}.mjs`);
    await writeFile(file, `export const handler = async (event) => { ${code} };`);
    return file;
  };

  test('a handler that returns a response: 0, with its claims', async () => {
    const file = await handler(
      "event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { tenant: 'mine' } } } }; return event;",
    );
    const { code, out } = await runCli(['pre-token', file, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).idToken).toMatchObject({ tenant: 'mine' });
  });

  test('a handler that throws: 1', async () => {
    expect(await runCli(['pre-token', await handler("throw new Error('no tenant');")])).toMatchObject({
      code: 1,
      out: expect.stringContaining('no tenant'),
    });
  });
});
