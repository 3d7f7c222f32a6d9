import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ensureStandalone } from './build.mjs';
import { command } from './explained.mjs';
import { ensureInstalled, npm, requireNode } from './install.mjs';
import { bundleCli } from './package/bundle.mjs';
import { licenses } from './package/licenses.mjs';
import { writeManifest } from './package/manifest.mjs';
import { copyServer } from './package/server.mjs';
import { readJson, root } from './root.mjs';
import { runWithProgress } from './run.mjs';

// `npm run package`: the package that `npx claimcheck` fetches, as dist/claimcheck-<version>.tgz. Prebuilt, so that
// installing it builds and runs nothing, and without a native file, so that one package works on every system.
await command(async () => {
  requireNode();
  await ensureInstalled();
  const standalone = await ensureStandalone();
  const dist = join(root, 'dist');
  const folder = join(dist, 'package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyServer(standalone, join(folder, 'server'));
  await bundleCli(join(folder, 'cli'));
  for (const [from, to] of [
    ['scripts/bin.mjs', 'bin/claimcheck.mjs'],
    ['README.md', 'README.md'],
    ['CHANGELOG.md', 'CHANGELOG.md'],
    ['LICENSE', 'LICENSE'],
    ['demo-cube/model', 'demo-cube/model'],
    ...[
      'database.mjs',
      'package.json',
      'package-lock.json',
      'serve.mjs',
      'serve-project.mjs',
      'settings.mjs',
    ].map((name) => [`demo-cube/${name}`, `demo-cube/${name}`]),
    ...[
      'address',
      'demo-cube',
      'explained',
      'install',
      'lifeline',
      'node-version',
      'one-at-a-time',
      'processes',
      'project-cube',
      'root',
      'run',
    ].map((name) => [`scripts/${name}.mjs`, `scripts/${name}.mjs`]),
  ])
    cpSync(join(root, from), join(folder, to), { recursive: true });
  licenses(root, join(folder, 'THIRD-PARTY-LICENSES.txt'));
  writeManifest(folder);
  const { version } = readJson(join(root, 'package.json'));
  await runWithProgress('Packing', [npm(), 'pack', folder, '--pack-destination', dist], root);
  console.log(relative(process.cwd(), join(dist, `claimcheck-${version}.tgz`)));
});
