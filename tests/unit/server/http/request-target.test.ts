import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { canonicalPath } from '@/lib/server/http/request-target';

test.each([
  '/',
  '/start',
  '/start?way=straight&x=//evil.example/../..',
  '/callback?code=a%2Fb/',
  '/runs/_Zx-9/har',
  '/icon.svg?icon.1a2b.svg',
  '/site.webmanifest',
  '/_next/static/chunks/0a1b2c.js',
  '/_next/static/media/inter-latin.p.1a2b3c.woff2',
  '/_next/static/build_id-1/_buildManifest.js',
])('%s is spelled as on our own pages', (target) => {
  expect(canonicalPath(target)).toBe(target.replace(/\?.*/, ''));
});

test.each([
  '',
  '*',
  '?',
  'start',
  'http://localhost:3000/start',
  '//start',
  '/start/',
  '/start//',
  '//localhost:3000/start',
  '/%73tart',
  '/start%2f',
  '/start%00',
  '/./start',
  '/x/../start',
  '/start/.',
  '/start;a=b',
  '/start#x',
  '/start\\',
  '/\\start',
  '/start.rsc',
  '/start.html',
  '/start.json',
  '/start.action',
  '/start.segments/_tree.segment.rsc',
  '/healthz.rsc',
  '/_next/data/x/start.json',
  '/_next/image',
  '/_next/static',
  '/_next/static/../data/x/start.json',
  '/_next/static//x.js',
  '/_next/static/./x.js',
  '/_next/static/%2e%2e/x.js',
  '/_next/static\\x.js',
  '/_NEXT/static/x.js',
  '/_not-found',
  '/__nextjs_source-map',
  '/.well-known/openid-configuration',
  '/runs/x.rsc/har',
  '/icons/../icon.svg',
  '/start ',
  '/stärt',
])('%j isn’t a spelling of ours', (target) => {
  expect(canonicalPath(target)).toBeNull();
});

test('only the development tools have their own URLs', () => {
  expect(canonicalPath('/__nextjs_source-map?filename=x', true)).toBe('/__nextjs_source-map');
  expect(canonicalPath('/_next/static/chunks/%5Bturbopack%5D_x.js', true)).not.toBeNull();
  expect(canonicalPath('/start/', true)).toBeNull();
});

test('each file in public is found', async () => {
  const files = await readdir('public', { recursive: true, withFileTypes: true }).catch(() => []);
  for (const file of files.filter((each) => each.isFile())) {
    const path = `${file.parentPath}/${file.name}`.replaceAll('\\', '/').replace(/^.*?public\//, '/');
    expect(canonicalPath(path), path).toBe(path);
  }
});
