import { readFileSync } from 'node:fs';

/** The version in package.json, one folder up, in a clone and in the package. */
export const version = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
