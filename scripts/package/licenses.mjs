import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../root.mjs';

/** File names that packages use for their license. */
const named = /^(licen[cs]e|notice|copying)/i;

/** Only a build reads them. */
const types = /^node_modules\/(@types\/[^/]+|csstype|typescript|undici-types)$/;

/**
 * The licenses of everything in the package: each package that the lock file lists for production.
 * @param {string} root of the clone
 * @param {string} target file
 */
export function licenses(root, target) {
  const { packages } = readJson(join(root, 'package-lock.json'));
  const texts = Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== '' && !dev && !optional && !types.test(path))
    .map(([path, { version }]) => {
      const folder = join(root, path);
      const { name, license = 'unknown' } = readJson(join(folder, 'package.json'));
      const files = readdirSync(folder).filter((file) => named.test(file));
      const text = files.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
      return `${name} ${version}\nLicense: ${license}\n\n${text}`.trim();
    });
  const line = `\n\n${'-'.repeat(80)}\n\n`;
  writeFileSync(target, `Claimcheck contains these packages.\n\n${texts.join(line)}\n`);
}
