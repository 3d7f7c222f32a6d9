import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const files = ['app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => join(folder, file)),
);
const mains = files.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/<main\b[^>]*>/g)].map(([tag]) => ({ file, tag })),
);

// WCAG 2.4.1: all pages share the link in the header, so each one needs its target.
test('the skip link has its target on every page', () => {
  expect(mains.length).toBeGreaterThan(10);
  expect(mains.filter(({ tag }) => !/\sid="content"/.test(tag))).toEqual([]);
});
