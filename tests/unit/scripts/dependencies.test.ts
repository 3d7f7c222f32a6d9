import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sources } from '@/scripts/build.mjs';

const folders = ['.', 'tests/peers', 'demo-cube', 'demo-cube/v1'];
const read = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

type Locked = { resolved?: string; integrity?: string; link?: boolean; inBundle?: boolean };

test.each(folders)('%s: every dependency has an exact version', (folder) => {
  const { dependencies = {}, devDependencies = {} } = read(folder, 'package.json');
  const versions = Object.entries<string>({ ...dependencies, ...devDependencies });
  expect(versions.length).toBeGreaterThan(0);
  for (const [name, version] of versions) expect(version, name).toMatch(/^\d+\.\d+\.\d+(-[\w.]+)?$/);
});

test.each(folders)('%s: every package is locked by its hash, and is from the registry', (folder) => {
  const locked = Object.entries<Locked>(read(folder, 'package-lock.json').packages);
  expect(locked.length).toBeGreaterThan(1);
  for (const [path, { resolved, integrity, link, inBundle }] of locked) {
    // The project itself, and packages that another package bundles.
    if (path === '' || link || inBundle) continue;
    // Without a URL, it's from npm's configured registry.
    expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    expect(integrity, path).toMatch(/^sha512-/);
  }
});

const filesOf = (path: string): string[] =>
  statSync(path).isFile()
    ? [path]
    : readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));

test('a build needs no package for development, because a start installs none', () => {
  const { dependencies, devDependencies } = read('package.json');
  // Otherwise, Next.js installs them during a build.
  for (const name of ['typescript', '@types/node', '@types/react']) expect(dependencies).toHaveProperty(name);
  const readByBuild = sources
    .filter((name) => name !== 'package-lock.json')
    .flatMap(filesOf)
    .filter((path) => /\.(css|js|json|mjs|ts|tsx)$/.test(path));
  expect(readByBuild.length).toBeGreaterThan(sources.length);
  for (const path of readByBuild) {
    const texts = readFileSync(path, 'utf8').matchAll(/['"]((?:@[\w-]+\/)?[\w-]+)(?:\/[^'"\s]*)?['"]/g);
    for (const [, name] of texts) expect(Object.keys(devDependencies), path).not.toContain(name);
  }
});

test('installing packages runs none of their scripts', () => {
  expect(readFileSync('scripts/install.mjs', 'utf8')).toContain("'--ignore-scripts'");
});
