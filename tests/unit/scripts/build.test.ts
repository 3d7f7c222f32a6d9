import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { buildEnvironment, serverModules, sources } from '@/scripts/build.mjs';
import { fingerprint } from '@/scripts/fingerprint.mjs';

let folder: string;

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-build-'));
  write('app/page.tsx', 'page');
  write('lib/verify/verdict.ts', 'verdict');
  write('package-lock.json', '{}');
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
  rmSync(folder, { recursive: true });
});

it.each<[string, () => void]>([
  ['edited, with the same length', () => write('app/page.tsx', 'pagE')],
  ['added', () => write('components/button.tsx', '')],
  ['renamed', () => renameSync(join(folder, 'app/page.tsx'), join(folder, 'app/other.tsx'))],
  ['removed', () => rmSync(join(folder, 'lib/verify/verdict.ts'))],
  [
    'moved from one file to the next',
    () => [write('app/page.tsx', 'pag'), write('lib/verify/verdict.ts', 'everdict')],
  ],
  ['a locked version', () => write('package-lock.json', '{"version":1}')],
])('a changed source requires a build: %s', (_, change) => {
  const before = fingerprint(folder, sources);
  change();
  expect(fingerprint(folder, sources)).not.toBe(before);
});

it.each<[string, () => void]>([
  ['a test', () => write('tests/unit/a.test.ts', 'test')],
  ['a document', () => write('README.md', 'words')],
  ["a desktop's own file", () => write('app/.DS_Store', 'icons')],
  ['a time', () => utimesSync(join(folder, 'app/page.tsx'), 1, 1)],
])('a file that no build reads requires none: %s', (_, change) => {
  const before = fingerprint(folder, sources);
  change();
  expect(fingerprint(folder, sources)).toBe(before);
});

it.each(serverModules)('the folder of the standalone server has this module’s imports: %s', (name) => {
  const imports = readFileSync(join('scripts', name), 'utf8').matchAll(/ from '\.\/([\w-]+\.mjs)'/g);
  expect(serverModules).toEqual(expect.arrayContaining([...imports].map(([, each]) => each)));
});

async function isCached(output: string): Promise<boolean | undefined> {
  for (const [name, value] of Object.entries(buildEnvironment(folder, output))) vi.stubEnv(name, value);
  const { default: config } = await import('@/next.config.js');
  expect(config.distDir).toBe(output);
  return config.experimental?.turbopackFileSystemCacheForBuild;
}

it.each<[string, string, () => void, boolean]>([
  ['a fresh clone', '.next', () => {}, false],
  ['after `npm test` has written the types', '.next', () => write('.next/types/routes.d.ts', ''), false],
  ['after `npm run dev`', '.next', () => write('.next/dev/cache/turbopack/1', ''), false],
  ['after a first build', '.next', () => mkdirSync(join(folder, '.next/cache'), { recursive: true }), true],
  ['after a second build', '.next', () => write('.next/cache/turbopack/1', ''), true],
  ['a first one for a container', '.next-standalone', () => write('.next/cache/turbopack/1', ''), false],
  ['a second one for a container', '.next-standalone', () => write('.next-standalone/cache/1', ''), true],
])('only the first build writes no cache: %s', async (_, output, earlier, cached) => {
  earlier();
  expect(await isCached(output)).toBe(cached);
});
