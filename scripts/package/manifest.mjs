import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root } from '../root.mjs';

/** The package's own package.json; the clone's stays private. */
export function writeManifest(folder) {
  const { name, version, description, license, engines, repository, homepage, bugs, keywords } = readJson(
    join(root, 'package.json'),
  );
  const playwright = readJson(join(root, 'node_modules', 'playwright-core', 'package.json')).version;
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    engines,
    ...(repository && { repository }),
    ...(homepage && { homepage }),
    ...(bugs && { bugs }),
    ...(keywords && { keywords }),
    bin: { claimcheck: 'bin/claimcheck.mjs' },
    files: ['bin', 'cli', 'server', 'scripts', 'demo-cube', 'THIRD-PARTY-LICENSES.txt', 'CHANGELOG.md'],
    // `login --headless` uses it to drive an installed browser.
    dependencies: { 'playwright-core': playwright },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}
