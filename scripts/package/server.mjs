import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { root } from '../root.mjs';

/**
 * The standalone server, prepared for a package: `npm pack` drops links, an installed folder needs no maps or types,
 * and the builder's paths are private.
 * @param {string} standalone created by `ensureStandalone`
 * @param {string} target
 */
export function copyServer(standalone, target) {
  cpSync(standalone, target, { recursive: true, verbatimSymlinks: true });
  rmSync(join(target, 'running'), { recursive: true });
  for (const path of filesOf(target)) {
    if (lstatSync(path).isSymbolicLink()) replaceLink(path);
    else if (isSurplus(path)) rmSync(path);
  }
  for (const path of filesOf(target)) removeBuilderPath(path);
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesOf(path) : [path];
  });
}

/**
 * Turbopack's link, such as sucrase-b6c9…, leads to the package under its plain name. A folder that re-exports the
 * plain name does the same. It has no `name`, because Node.js would otherwise resolve the plain name to the folder
 * itself.
 */
function replaceLink(path) {
  const name = packageName(resolve(dirname(path), readlinkSync(path)));
  rmSync(path);
  const files = {
    'package.json': JSON.stringify({
      main: './index.cjs',
      exports: { '.': { import: './index.mjs', default: './index.cjs' } },
    }),
    'index.cjs': `module.exports = require(${JSON.stringify(name)});\n`,
    // Not every module has a default export.
    'index.mjs': `import * as all from ${JSON.stringify(name)};\nexport * from ${JSON.stringify(name)};\nexport default all.default ?? all;\n`,
  };
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
}

function packageName(folder) {
  const scope = basename(dirname(folder));
  return scope.startsWith('@') ? `${scope}/${basename(folder)}` : basename(folder);
}

const surplusEndings = ['.map', '.nft.json', '.d.ts', '.d.mts', '.d.cts'];

/**
 * Unused by any page here: font metrics, which are a fifth of the package, the edge runtime, the preview mode, React's
 * servers for other runtimes, the runtime of React's experiments, what only builds and development load, and the
 * modules that Next.js's compiled runtime contains as well.
 */
const unused = [
  'capsize-font-metrics.json',
  '/compiled/edge-runtime/',
  '/compiled/@edge-runtime/primitives/',
  '/compiled/fast-jwt/',
  '/compiled/@mswjs/',
  '/compiled/tar/',
  '/dist/client/components/render-tree.',
  '/dist/client/components/segment-cache/',
  '/dist/server/app-render/app-render.',
  '/dist/server/dev/hot-reloader-turbopack.',
  '/dist/server/dev/hot-reloader-webpack.',
  '/dist/server/typescript/',
  '/dist/server/use-cache/use-cache-wrapper.',
  '/react-dom-server.edge.',
  '/react-dom-server.browser.',
  '/react-dom-server-legacy.browser.',
];

const isSurplus = (path) => {
  const portable = path.replaceAll('\\', '/');
  return (
    surplusEndings.some((ending) => portable.endsWith(ending)) ||
    portable.endsWith('-experimental.runtime.prod.js') ||
    unused.some((part) => portable.includes(part))
  );
};

function removeBuilderPath(path) {
  if (!/\.(js|json|mjs|cjs)$/.test(path)) return;
  const text = readFileSync(path, 'utf8');
  const relative = withoutPath(text, root.endsWith('/') ? root.slice(0, -1) : root);
  if (relative !== text) writeFileSync(path, relative);
}

/**
 * Replaces the absolute path `folder` by `.`, but not where it's the end of another path: a build in `/build` must not
 * change `../build/log`.
 * @param {string} text
 * @param {string} folder
 */
export function withoutPath(text, folder) {
  const parts = text.split(folder);
  return parts.reduce((before, after) => {
    const isPart = /[\w.@-]$/.test(before.slice(-1)) || /^[\w.@-]/.test(after);
    return `${before}${isPart ? folder : '.'}${after}`;
  });
}
