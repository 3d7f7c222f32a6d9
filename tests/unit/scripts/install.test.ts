import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isInstalled, prepareInstall, requireNode } from '@/scripts/install.mjs';
import { oldestNode } from '@/scripts/node-version.mjs';
import { readJson } from '@/scripts/root.mjs';

describe('the version of Node', () => {
  it('is the one that package.json names', () => {
    expect(readJson('package.json').engines.node).toBe(`>=${oldestNode}`);
  });

  it.each(['20.19.0', '20.20.2', '21.0.0', '24.1.0'])('%s will do', (version) => {
    expect(() => requireNode(version, '>=20.19')).not.toThrow();
  });

  it.each(['18.20.8', '20.9.0', '20.18.3'])('%s is refused in one sentence', (version) => {
    expect(() => requireNode(version, '>=20.19')).toThrow(
      `needs Node.js 20.19 or newer, and this is ${version}: install`,
    );
  });
});

describe('installed packages', () => {
  const folders: string[] = [];

  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  type Packages = Record<string, object>;

  function folderWith(wanted: Packages, present?: Packages | string): string {
    const folder = mkdtempSync(join(tmpdir(), 'claimcheck-install-'));
    folders.push(folder);
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
    if (present) {
      const list = typeof present === 'string' ? present : JSON.stringify({ packages: present });
      mkdirSync(join(folder, 'node_modules'));
      writeFileSync(join(folder, 'node_modules', '.package-lock.json'), list);
    }
    return folder;
  }

  const one = { 'node_modules/one': { version: '1.0.0' } };
  const here = { os: [process.platform], cpu: [process.arch] };
  const elsewhere = { os: ['plan9'], cpu: [process.arch] };
  const native = (machine: object) => ({
    'node_modules/native': { version: '1.0.0', optional: true, ...machine },
  });

  it.each<[string, Packages, Packages]>([
    ['the same list', one, one],
    ['leaves out another platform', { ...one, ...native(elsewhere) }, one],
    ['this platform', { ...one, ...native(here) }, { ...one, ...native(here) }],
    [
      'a platform that is only ruled out',
      { ...one, ...native({ os: ['!plan9'] }) },
      { ...one, ...native({ os: ['!plan9'] }) },
    ],
  ])('are complete: %s', (_, wanted, present) => {
    expect(isInstalled(folderWith(wanted, present))).toBe(true);
  });

  it.each<[string, Packages, Packages | string | undefined]>([
    ['never installed, or interrupted', one, undefined],
    ['an unreadable list', one, '{"packages":'],
    ['a package is missing', { ...one, 'node_modules/two': { version: '1.0.0' } }, one],
    ['another version', one, { 'node_modules/one': { version: '0.9.0' } }],
    ['a package that the lock file has no more', {}, one],
    ['copied from another kind of machine', native(elsewhere), native(elsewhere)],
  ])('are not complete: %s', (_, wanted, present) => {
    expect(isInstalled(folderWith(wanted, present))).toBe(false);
  });

  const tool = { 'node_modules/tool': { version: '1.0.0', dev: true } };
  const optionalTool = {
    'node_modules/optional-tool': { version: '1.0.0', dev: true, optional: true, ...here },
  };
  // For development, and an optional peer of a package for production.
  const shared = { 'node_modules/shared': { version: '1.0.0', devOptional: true } };
  const oldTool = { 'node_modules/tool': { version: '0.9.0', dev: true } };
  const all = { ...one, ...shared, ...tool, ...optionalTool };
  const forStart = { dev: false };

  it.each<[string, Packages, boolean]>([
    ['all packages', all, true],
    ['none for development', { ...one, ...shared }, false],
    ['some for development', { ...one, ...shared, ...optionalTool }, false],
    ['an old one for development', { ...one, ...shared, ...oldTool }, false],
  ])('are complete for a start: %s', (_, present, complete) => {
    const folder = folderWith(all, present);
    expect(isInstalled(folder, forStart)).toBe(true);
    expect(isInstalled(folder)).toBe(complete);
  });

  it.each<[string, Packages, Packages | string | undefined]>([
    ['never installed, or interrupted', all, undefined],
    ['only those for development', all, tool],
    ['an old one', all, { ...all, 'node_modules/one': { version: '0.9.0' } }],
    ['one that the lock file has no more', all, { ...all, 'node_modules/two': { version: '1.0.0' } }],
    ['one for development that a start needs now', { 'node_modules/tool': { version: '1.0.0' } }, oldTool],
    ['copied from another kind of machine', native(elsewhere), native(elsewhere)],
  ])('are not complete for a start: %s', (_, wanted, present) => {
    const folder = folderWith(wanted, present);
    expect(isInstalled(folder, forStart)).toBe(false);
    expect(prepareInstall(folder, forStart).args).toEqual(['ci', '--omit=dev']);
    expect(prepareInstall(folder).args).toEqual(['ci', '--include=dev']);
  });

  it('those for development are added to those of a start, without the remains of an interrupted install', () => {
    const folder = folderWith(all, { ...one, ...shared });
    const paths = Object.keys(all).map((path) => join(folder, path));
    for (const path of paths) mkdirSync(path);
    expect(prepareInstall(folder).args).toEqual(['install', '--include=dev', '--no-save']);
    expect(paths.map(existsSync)).toEqual([true, true, false, false]);
    expect(isInstalled(folder, forStart)).toBe(true);
  });

  it('those for development that a start finds stay', () => {
    const folder = folderWith(all, all);
    mkdirSync(join(folder, 'node_modules/tool'));
    prepareInstall(folder, forStart);
    expect(existsSync(join(folder, 'node_modules/tool'))).toBe(true);
  });
});
