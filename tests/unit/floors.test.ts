import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { expect, test } from 'vitest';

/**
 * The folders of lib in their order. Each one imports only folders above it. biome.json defines which of them can have
 * side effects.
 */
const floors = [
  'text',
  'json',
  'http',
  'oidc',
  'configure',
  'authorize',
  'exchange',
  'verify',
  'cube',
  'pre-token',
  'run',
  'views',
  'demo-pool',
  'server',
];

const root = join(import.meta.dirname.replaceAll('\\', '/'), '../..');

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(ts|tsx|mts|mjs)$/.test(file));

/** The modules of this repository that a file imports, as paths from its root and without an extension. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'((?:@\/|\.)[^']+)'/g)].map(([, path = '']) =>
    path.startsWith('@/') ? path.slice(2) : join(dirname(file), path),
  );
}

const floorOf = (path: string): number => floors.indexOf(path.split('/')[1] ?? '');

function isUpward(file: string, imported: string): boolean {
  const [top] = imported.split('/');
  if (top === 'app') return true;
  if (file.startsWith('components/')) return false;
  if (top === 'components') return true;
  if (top !== 'lib') return false;
  const demo_pool = file.startsWith('lib/demo-pool/');
  return demo_pool ? !imported.startsWith('lib/demo-pool/') : floorOf(imported) > floorOf(file);
}

test('a file of lib imports only folders above its own, and nothing of components or app', () => {
  const files = [...filesIn('lib'), ...filesIn('components')];
  expect(files.length).toBeGreaterThan(300);
  const upward = files.flatMap((file) =>
    importsOf(file).flatMap((imported) => (isUpward(file, imported) ? [`${file} -> ${imported}`] : [])),
  );
  expect(upward).toEqual([]);
});

test('every folder of lib is one of the floors', () => {
  const folders = new Set(filesIn('lib').map((file) => file.split('/')[1]));
  expect([...folders].sort()).toEqual(floors.toSorted());
});

test('every file has a room', () => {
  const loose = (folder: string) =>
    readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
  expect(loose('lib')).toEqual([]);
  expect(loose('lib/server')).toEqual([]);
  expect(loose('components').sort()).toEqual(['forget.tsx', 'signed-out.tsx']);
});

test('detects an import of a later folder', () => {
  expect(isUpward('lib/oidc/check.ts', 'lib/verify/verify')).toBe(true);
  expect(isUpward('lib/demo-pool/pool.ts', 'lib/text/time')).toBe(true);
  expect(isUpward('lib/verify/verify.ts', 'lib/oidc/check')).toBe(false);
  expect(isUpward('components/token/verdict.tsx', 'app/actions')).toBe(true);
});
