import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cubeUrl } from '@/lib/cube/cube-url';
import { curlToCube } from '@/lib/cube/curl-to-cube';

test.each([
  ['http://localhost:4000', '', '/livez', 'http://localhost:4000/livez'],
  ['http://localhost:4000/', '/cubejs-api', '/v1/meta', 'http://localhost:4000/cubejs-api/v1/meta'],
  ['https://a.example/cube/', 'api/', '/v1/meta', 'https://a.example/cube/api/v1/meta'],
  ['https://a.example/?tab=1', '/api', '/v1/meta', 'https://a.example/api/v1/meta'],
])('%s with the base path %j', (cube_url, base_path, path, url) => {
  expect(cubeUrl(cube_url, path, base_path)).toBe(url);
});

test('no base path changes the host', () => {
  const known = fc.constantFrom(
    '.evil.example',
    '@evil.example',
    ':1@evil.example',
    '//evil.example',
    '\\\\evil.example',
  );
  fc.assert(
    fc.property(fc.oneof(known, fc.string(), fc.string({ unit: 'binary' })), (base_path) => {
      for (const cube of ['http://localhost:4000', 'http://localhost', 'https://cube.example.com/x'])
        expect(new URL(cubeUrl(cube, '/v1/meta', base_path)).origin).toBe(new URL(cube).origin);
    }),
  );
});

const shell = (command: string) =>
  execFileSync('sh', ['-c', `curl() { printf '%s\\n' "$@"; }; ${command}`]).toString();

test
  .skipIf(process.platform === 'win32')
  .each(["x'; echo broken out; '", '$(echo broken out)`echo broken out`', 'a b"c\\'])(
  'the token %s stays one shell word',
  (token) => {
    const words = shell(curlToCube(token, "http://localhost:4000/'$(echo broken out)'"));
    expect(words.split('\n')).toEqual([
      '--globoff',
      '--header',
      `Authorization: ${token}`,
      "http://localhost:4000/'$(echo%20broken%20out)'/cubejs-api/v1/meta",
      '',
    ]);
  },
);

test.each(['a\necho broken out', 'a\rb', 'a\u2028b', 'a\u001b[201~b'])(
  'no command is made of %j',
  (token) => {
    expect(curlToCube(token, 'http://localhost:4000')).toMatch(/^# [^\n]*$/);
  },
);
