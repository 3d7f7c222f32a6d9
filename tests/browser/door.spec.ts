import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildOfSources } from '@/scripts/build.mjs';
import { type App, expect, test } from './app';
import { missingHeaders, send, sendPipeline, sendRequest, statusOf } from './raw';

const build = buildOfSources();
const built = (file: string) => readFileSync(join(build, file), 'utf8');

/** Every route that Next.js has, with an ID as its parameter. */
const routes = Object.values(
  JSON.parse(built('app-path-routes-manifest.json')) as Record<string, string>,
).map((path) => path.replaceAll(/\[[^\]]+\]/g, 'x'));
const pathsOfTheDoor = ['/healthz', '/readyz'];
const files = readdirSync('public').map((name) => `/${name}`);
const paths = [...new Set([...routes, ...pathsOfTheDoor, ...files])].filter((path) => !path.startsWith('/_'));

/** Other spellings of a path, each of which some layer of a server treats as the path itself. */
const spellings = (path: string): string[] => {
  const name = path.slice(1) || 'index';
  const code = path.charCodeAt(1) || 0x2f;
  return [
    `${path}/`.replace('//', '///'),
    `/${path}`,
    `${path}//`,
    `/.${path}`,
    `/x/..${path}`,
    `/\\${name}`,
    `/%${code.toString(16)}${path.slice(2)}`,
    `${path}%2f`,
    `${path}%00`,
    `${path};a=b`,
    `/${name}.rsc`,
    `/${name}.prefetch.rsc`,
    `/${name}.segments/_tree.segment.rsc`,
    `/${name}.json`,
    `/${name}.html`,
    `/${name}.txt/`,
    `/_next/data/${built('BUILD_ID')}/${name}.json`,
    `/_next/data/x/${name}.json`,
    `/_next${path}`,
    `/_next/static/../..${path}`,
    `/_next/static/%2e%2e/%2e%2e${path}`,
    `http://localhost${path}`,
    `http://evil.example${path}`,
  ];
};

const navigation = ['Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document', 'Sec-Fetch-User: ?1'];
const tricks = ['RSC: 1', 'X-Nextjs-Data: 1', 'Next-Router-Prefetch: 1'];

/** The callers of a route, and the response to another spelling. */
const asking = ({ port }: App): [who: string, method: string, status: number, headers: string[]][] => {
  const own = `Host: localhost:${port}`;
  const foreign = [`Host: evil.example:${port}`, ...navigation, 'Sec-Fetch-Site: same-origin'];
  const elsewhere = [own, 'Origin: https://evil.example', 'Sec-Fetch-Site: cross-site'];
  return [
    ['a foreign Host', 'GET', 421, foreign],
    ['a foreign Host without a browser', 'POST', 421, ['Host: evil.example']],
    ['another site', 'GET', 404, [own, ...navigation, 'Sec-Fetch-Site: cross-site']],
    ['another port', 'GET', 404, [own, ...navigation, 'Sec-Fetch-Site: same-site']],
    [
      'another site, for data',
      'GET',
      403,
      [own, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: cors', ...tricks],
    ],
    ['another site, to change something', 'POST', 403, [...elsewhere, 'Content-Length: 0']],
    ['a program', 'GET', 404, [own]],
  ];
};

test('no other spelling of a path leads to its route, for any caller', async ({ app }) => {
  test.setTimeout(180_000);
  expect(paths.length).toBeGreaterThan(20);
  for (const path of paths) {
    const all = spellings(path);
    for (const [who, method, status, headers] of asking(app)) {
      const requests = all.map((spelling) => [`${method} ${spelling} HTTP/1.1`, ...headers]);
      const answers = await sendPipeline(app.port, requests);
      // One comparison for all of them, because thousands of single ones would take Playwright minutes.
      const found = answers.map((answer, index) => ({
        spelling: all[index],
        status: statusOf(answer),
        missing: missingHeaders(answer),
        leads: /^(location|refresh|set-cookie):/im.test(answer),
      }));
      const expected = all.map((spelling) => ({ spelling, status, missing: [], leads: false }));
      expect(found, `${who}: ${method} ${path}`).toEqual(expected);
    }
  }
});

test('paths are case-sensitive', async ({ app }) => {
  const from = [`Host: localhost:${app.port}`, ...navigation, 'Sec-Fetch-Site: cross-site'];
  const all = paths.filter((each) => each !== '/').map((path) => path.toUpperCase());
  const answers = await Promise.all(
    all.map((path) => sendRequest(app.port, `GET ${path} HTTP/1.1`, ...from)),
  );
  for (const [index, answer] of answers.entries()) {
    expect(statusOf(answer), all[index]).toBe(404);
    expect(missingHeaders(answer), all[index]).toEqual([]);
  }
});

test('each route responds to its own pages, and only they start or end a sign-in', async ({ app }) => {
  const host = `Host: localhost:${app.port}`;
  for (const path of paths) {
    const ask = (site: string) =>
      sendRequest(app.port, `GET ${path} HTTP/1.1`, host, ...navigation, `Sec-Fetch-Site: ${site}`);
    const own = await ask('same-origin');
    const status = statusOf(own);
    // 405: a route that only accepts POST. 404: a run that this browser doesn't have.
    expect(
      [200, 303, 405, ...(path.startsWith('/runs/') || path.includes('export') ? [404] : [])],
      path,
    ).toContain(status);
    expect(missingHeaders(own), path).toEqual([]);
    for (const site of ['cross-site', 'same-site']) {
      const linked = await ask(site);
      expect(missingHeaders(linked), path).toEqual([]);
      if (path === '/start' || path === '/sign-out')
        expect(statusOf(linked), `${path} from ${site}`).toBe(403);
    }
  }
  expect(files.length).toBeGreaterThan(0);
});

test('a response that a provider posts gets an error with the setting that causes it', async ({ app }) => {
  const body = 'code=c&state=s';
  const answer = await sendRequest(
    app.port,
    'POST /callback HTTP/1.1',
    `Host: localhost:${app.port}`,
    'Origin: https://appleid.apple.com',
    'Sec-Fetch-Site: cross-site',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  );
  expect(statusOf(answer)).toBe(403);
  expect(missingHeaders(answer)).toEqual([]);
  expect(answer).toContain('response_mode=form_post');
});

test('health is public, by GET and HEAD and at this path only', async ({ app }) => {
  for (const path of pathsOfTheDoor) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await sendRequest(app.port, `${method} ${path}?x=1 HTTP/1.1`, 'Host: 192.0.2.1');
      expect(statusOf(answer), `${method} ${path}`).toBe(200);
      expect(missingHeaders(answer)).toEqual([]);
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
      const answer = await sendRequest(app.port, `${method} ${path} HTTP/1.1`, 'Host: 192.0.2.1');
      expect(statusOf(answer), `${method} ${path}`).toBe(421);
    }
  }
});

test.describe('invalid requests', () => {
  const own = (app: App) => `Host: localhost:${app.port}`;

  for (const [line, status] of [
    ['GET // HTTP/1.1', 404],
    ['GET //x HTTP/1.1', 404],
    ['GET /\\x HTTP/1.1', 404],
    ['GET \\start HTTP/1.1', 400],
    ['GET http://evil.example/runs HTTP/1.1', 404],
    ['GET http:/runs HTTP/1.1', 400],
    ['OPTIONS * HTTP/1.1', 404],
    ['GET * HTTP/1.1', 404],
    ['TRACE / HTTP/1.1', 405],
    ['PROPFIND / HTTP/1.1', 405],
    ['get / HTTP/1.1', 400],
    ['GET / HTTP/9.9', 400],
    ['GET /\u0000 HTTP/1.1', 400],
    ['GET HTTP/1.1', 400],
    ['nonsense', 400],
  ] as const) {
    test(`${JSON.stringify(line)} gets ${status}, with the headers`, async ({ app }) => {
      const answer = await sendRequest(app.port, line, own(app));
      expect(statusOf(answer)).toBe(status);
      expect(missingHeaders(answer)).toEqual([]);
      expect(answer).not.toMatch(/^location:/im);
    });
  }

  test('two Host headers, or none, are rejected', async ({ app }) => {
    const { port } = app;
    for (const headers of [
      [],
      ['Host:'],
      [own(app), 'Host: evil.example'],
      ['Host: evil.example', own(app)],
    ]) {
      for (const version of ['1.0', '1.1']) {
        const answer = await sendRequest(port, `GET / HTTP/${version}`, ...headers);
        expect([400, 421], `${version} ${headers}`).toContain(statusOf(answer));
        expect(missingHeaders(answer)).toEqual([]);
      }
    }
  });

  test('a body with two lengths is not read, and the text after it is not a request', async ({ app }) => {
    const hidden = `GET /start HTTP/1.1\r\n${own(app)}\r\n\r\n`;
    for (const framing of [
      ['Content-Length: 4', 'Transfer-Encoding: chunked'],
      ['Content-Length: 4', `Content-Length: ${hidden.length}`],
      ['Transfer-Encoding: chunked, identity', 'Content-Length: 4'],
      ['Transfer-Encoding : chunked'],
      ['Transfer-Encoding:\u000bchunked'],
      ['Content-Length: +4'],
      [' Content-Length: 4'],
    ]) {
      const head = ['POST /api/verify HTTP/1.1', own(app), ...framing].join('\r\n');
      const answer = await send(app.port, `${head}\r\n\r\n0\r\n\r\n${hidden}`);
      expect(statusOf(answer), String(framing)).toBe(400);
      expect(answer.split('HTTP/1.1 ').length, String(framing)).toBe(2);
      expect(missingHeaders(answer)).toEqual([]);
    }
  });

  test('a malformed body that ends early gets a response too', async ({ app }) => {
    const head = ['POST /api/verify HTTP/1.1', own(app), 'Content-Type: application/json'].join('\r\n');
    for (const body of ['ZZ\r\n', `1;${'a'.repeat(20_000)}\r\nx\r\n`]) {
      const answer = await send(app.port, `${head}\r\nTransfer-Encoding: chunked\r\n\r\n${body}`);
      expect([400, 413], body.slice(0, 9)).toContain(statusOf(answer));
      expect(missingHeaders(answer)).toEqual([]);
    }
    expect(statusOf(await sendRequest(app.port, 'GET / HTTP/1.1', own(app)))).toBe(200);
  });

  test('each of several pipelined requests is checked for its caller', async ({ app }) => {
    const one = (path: string, host: string) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n`;
    const localhost = `localhost:${app.port}`;
    const answer = await send(
      app.port,
      `${one('/healthz', localhost)}\r\n${one('/', 'evil.example')}\r\n${one('/start/', localhost)}\r\n${one('/healthz', 'x')}Connection: close\r\n\r\n`,
    );
    expect(answer.match(/^HTTP\/1\.1 \d+/gm)).toEqual([200, 421, 404, 200].map((each) => `HTTP/1.1 ${each}`));
  });

  test('headers of 60 KB are read, and larger ones get an error that names the limit', async ({ app }) => {
    const code = 'x'.repeat(60_000);
    const read = await sendRequest(app.port, `GET /callback?code=${code}&state=y HTTP/1.1`, own(app));
    expect(statusOf(read)).toBe(303);
    const over = await sendRequest(app.port, 'GET / HTTP/1.1', own(app), `Cookie: a=${'x'.repeat(70_000)}`);
    expect(statusOf(over)).toBe(431);
    expect(missingHeaders(over)).toEqual([]);
    expect(over).toContain('64 KB');
  });

  test('an unknown expectation is ignored', async ({ app }) => {
    const answer = await sendRequest(app.port, 'GET /healthz HTTP/1.1', own(app), 'Expect: miracles');
    expect(statusOf(answer)).toBe(200);
  });
});
