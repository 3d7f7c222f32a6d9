import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Explained } from './explained.mjs';
import { installFixture } from './install.mjs';
import { readJson, root } from './root.mjs';

/**
 * `npm run demo:cube -- --project ../my-cube`: the real Cube on the user’s own cube.js and model, without a database.
 * Uses the release that the project has installed, otherwise the newest one here.
 * @param {{ folder: string, port: number, wired: Record<string, string> }} options wired: values for variables that its
 * .env doesn't set
 */
export async function startProject({ folder, port, wired }) {
  const path = resolve(process.env.INIT_CWD ?? '.', folder);
  if (!existsSync(path))
    throw new Explained(`There is no folder ${path}. Name the one with your cube.js or model.`);
  const packages = await packagesFor(path);
  const { serveProject } = await import(pathToFileURL(join(root, 'demo-cube', 'serve-project.mjs')).href);
  return await serveProject({ path, port, wired, require: createRequire(join(packages, 'package.json')) });
}

/** The folder of Cube’s packages: in the project, or Claimcheck’s own. */
async function packagesFor(path) {
  const own = readJson(join(path, 'node_modules', '@cubejs-backend', 'server-core', 'package.json'));
  if (own) return path;
  const locked = lockedVersion(path);
  const isOld = locked !== null && /^0\./.test(locked);
  const folder = isOld ? 'demo-cube' : 'demo-cube/v1';
  await installFixture(folder);
  return join(root, folder);
}

function lockedVersion(path) {
  const lock = readJson(join(path, 'package-lock.json'))?.packages ?? {};
  const names = ['server', 'server-core'].map((name) => `node_modules/@cubejs-backend/${name}`);
  const wanted = readJson(join(path, 'package.json'))?.dependencies ?? {};
  const range = wanted['@cubejs-backend/server'] ?? wanted['@cubejs-backend/server-core'];
  return names.map((name) => lock[name]?.version).find(Boolean) ?? range?.replace(/^[^\d]*/, '') ?? null;
}
