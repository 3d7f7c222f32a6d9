import { expect, test } from 'vitest';
import { withoutPath } from '@/scripts/package/server.mjs';

test.each([
  ['a path below it', '"/build/lib/a.js"', '"./lib/a.js"'],
  ['the folder itself, twice', '["/build","/build"]', '[".","."]'],
  ['the end of another path', 'require("../build/output/log")', 'require("../build/output/log")'],
  ['in the middle of another path', 'next/dist/build/webpack', 'next/dist/build/webpack'],
  ['the start of another name', '/build-info/x, /builder', '/build-info/x, /builder'],
  ['a URL', 'file:///build/x', 'file://./x'],
  ['none', 'nothing', 'nothing'],
])('%s', (_, text, expected) => {
  expect(withoutPath(text, '/build')).toBe(expected);
});
