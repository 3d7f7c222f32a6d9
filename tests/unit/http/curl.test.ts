import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCurl } from '@/lib/http/curl';
import { type HttpExchange, maskForm, maskHeaders } from '@/lib/http/transcript';

const variables = {
  OIDC_CLIENT_SECRET: "s3cr'et $HOME",
  OIDC_CODE: 'the code',
  OIDC_CODE_VERIFIER: 'verifier',
  OIDC_REFRESH_TOKEN: 'refresh',
  OIDC_ACCESS_TOKEN: 'access',
};

function exchange(over: Partial<HttpExchange> & Partial<HttpExchange['request']>): HttpExchange {
  const { headers = {}, body = null, ...rest } = over;
  return {
    method: body === null ? 'GET' : 'POST',
    url: 'https://acme.auth.us-east-1.amazoncognito.com/oauth2/token',
    request: { headers: maskHeaders(headers), body: body === null ? null : maskForm(body) },
    started_at: 0,
    duration: 1,
    ...rest,
  };
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** The arguments that a POSIX shell passes to curl. */
function argumentsOf(command: string): string[] {
  const script = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${command}`;
  const out = execFileSync('sh', ['-c', script], { env: { ...process.env, ...variables } });
  return out.toString('utf8').split('\0').slice(0, -1);
}

describe.skipIf(process.platform === 'win32')('toCurl, read by a shell', () => {
  test('a URL with brackets stays one URL', () => {
    const url = 'https://issuer.example/a?b[]={c}';
    expect(argumentsOf(toCurl(exchange({ url }), 'client'))).toEqual(['--include', '--globoff', url]);
  });

  test('a GET has only its URL and headers', () => {
    expect(argumentsOf(toCurl(exchange({ headers: { accept: 'application/json' } }), 'client'))).toEqual([
      '--include',
      'https://acme.auth.us-east-1.amazoncognito.com/oauth2/token',
      '--header',
      'accept: application/json',
    ]);
  });

  test('client_secret_basic: the client ID as is, the secret from its variable', () => {
    const sent = exchange({ headers: { authorization: 'Basic Zm9vOmJhcg==' }, body: 'grant_type=x' });
    expect(argumentsOf(toCurl(sent, "it's"))).toContain("it's:s3cr'et $HOME");
  });

  test('client_secret_post: masked values are variables, the rest is verbatim', () => {
    const sent = exchange({
      body: 'grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback&code=abc&client_secret=hush&code_verifier=v',
    });
    const command = toCurl(sent, 'client');
    expect(command).not.toMatch(/abc|hush/);
    expect(argumentsOf(command).slice(2)).toEqual([
      '--data-raw',
      'grant_type=authorization_code',
      '--data-raw',
      'redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback',
      '--data-urlencode',
      'code=the code',
      '--data-urlencode',
      "client_secret=s3cr'et $HOME",
      '--data-urlencode',
      'code_verifier=verifier',
    ]);
  });

  test('a bearer token is a variable', () => {
    const sent = exchange({ headers: { authorization: 'Bearer eyJ…' } });
    expect(argumentsOf(toCurl(sent, 'client'))).toContain('authorization: Bearer access');
  });

  test('another method is named', () => {
    expect(argumentsOf(toCurl(exchange({ method: 'DELETE' }), 'client'))).toContain('DELETE');
  });

  test('the shell runs nothing in a URL, a header, or a body', () => {
    const text = fc.stringMatching(/^[ -~éß‹›]*$/);
    fc.assert(
      fc.property(text, text, (path, value) => {
        const url = `https://issuer.example/${path}`;
        const args = argumentsOf(toCurl(exchange({ url, headers: { 'x-note': value } }), 'client'));
        expect(args.filter((each) => each !== '--globoff')).toEqual([
          '--include',
          url,
          '--header',
          `x-note: ${value}`,
        ]);
      }),
      { numRuns: 25 },
    );
  });

  test.each([
    ['a line feed', '\n'],
    ['a carriage return', '\r'],
    ['text that ends a paste', '\u001b[201~\nid\n'],
    ['a C1 control', '\u009b201~'],
    ['a line separator', '\u2028'],
    ['a mark that turns the direction', '\u202e'],
    ['half a character', '\ud800'],
  ])('%s is in no command, wherever it was', (_, inserted) => {
    const asked = [
      exchange({ url: `https://issuer.example/${inserted}` }),
      exchange({ headers: { 'x-note': inserted } }),
      exchange({ body: `a=${inserted}` }),
      exchange({ body: `a=${inserted}&code=c` }),
      exchange({ method: inserted }),
    ];
    for (const each of asked) {
      expect(toCurl(each, 'client')).toMatch(/^# [^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+$/u);
    }
  });
});

test.skipIf(!hasCurl || process.platform === 'win32')(
  'curl itself sends exactly the same request',
  async () => {
    const server = createServer(async (request, response) => {
      response.end(
        JSON.stringify([request.method, request.url, request.headers['x-note'], await textOf(request)]),
      );
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const value = fc.stringMatching(/^[!-~]{1,40}$/);
    try {
      await fc.assert(
        fc.asyncProperty(value, value, value, async (query, note, sent) => {
          const url = new URL(`/token?q=${encodeURIComponent(query)}`, origin).href;
          const body = new URLSearchParams({ sent }).toString();
          const command = toCurl(exchange({ url, headers: { 'x-note': note }, body }), 'client');
          const { stdout } = await promisify(execFile)('sh', [
            '-c',
            command.replace('--include', '--silent --noproxy "*"'),
          ]);
          expect(JSON.parse(stdout)).toEqual(['POST', url.slice(origin.length), note, body]);
        }),
        { numRuns: 15 },
      );
    } finally {
      server.close();
    }
  },
  60_000,
);
