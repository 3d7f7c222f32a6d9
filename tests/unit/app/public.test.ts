import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateMetadata } from '@/app/layout';
import { canonicalPath } from '@/lib/server/http/request-target';

const folder = join(import.meta.dirname, '../../../public');

/** Every file that a value names. */
function pathsIn(value: unknown): string[] {
  if (typeof value === 'string') return /^\/[\w-]+\.\w+$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(pathsIn) : [];
}

const sizeOf = (path: string) => {
  const bytes = readFileSync(join(folder, path));
  return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`;
};

test('every file that the metadata, the layout, and the manifest link is in public/, and is served', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'site.webmanifest'), 'utf8'));
  const linked = [...pathsIn(generateMetadata()), ...pathsIn(manifest), '/social-preview.png'];
  for (const path of ['/favicon.ico', '/icon.svg', '/apple-touch-icon.png', '/site.webmanifest'])
    expect(linked).toContain(path);
  for (const path of linked) {
    expect(existsSync(join(folder, path)), path).toBe(true);
    expect(canonicalPath(path)).toBe(path);
  }
});

test.each([
  ['/apple-touch-icon.png', '180x180'],
  ['/icon-192.png', '192x192'],
  ['/icon-512.png', '512x512'],
  ['/icon-maskable-512.png', '512x512'],
  ['/social-preview.png', '1200x630'],
])('%s is %s', (path, size) => {
  expect(sizeOf(path)).toBe(size);
});
