import { readFileSync } from 'node:fs';

/** As package.json says, one folder up: in a clone and in the package alike. */
export const version = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
