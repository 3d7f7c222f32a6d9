import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { licenses } from '@/scripts/package/licenses.mjs';

test('the package has the licenses of what is in it, and not of what only tests or a build need', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimcheck-licenses-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const packages = {
    '': {},
    'node_modules/one': { version: '1.0.0' },
    'node_modules/one/node_modules/two': { version: '2.0.0' },
    'node_modules/tool': { version: '1.0.0', dev: true },
    'node_modules/native': { version: '1.0.0', optional: true },
    'node_modules/@types/node': { version: '1.0.0' },
    'node_modules/typescript': { version: '1.0.0' },
  };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }));
  for (const path of Object.keys(packages)) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(
      join(folder, path, 'package.json'),
      JSON.stringify({ name: path.split('node_modules/').pop() }),
    );
    writeFileSync(join(folder, path, 'LICENSE'), `The license of ${path}`);
  }
  licenses(folder, join(folder, 'licenses.txt'));
  const text = readFileSync(join(folder, 'licenses.txt'), 'utf8');
  const listed = [...text.matchAll(/^The license of (.+)$/gm)].map(([, path]) => path);
  expect(listed).toEqual(['node_modules/one', 'node_modules/one/node_modules/two']);
});
