// The folder to build in or to serve from; scripts/build.mjs and scripts/start-clone.mjs set it.
const distDir = process.env.CLAIMCHECK_BUILD ?? '.next';
// A server with only the packages that it needs, for a container. It doesn't support `next start`.
const standalone = distDir === '.next-standalone';

/** @type {import('next').NextConfig} */
const config = {
  distDir,
  poweredByHeader: false,
  // `npm test` checks the types with tsc, so a start doesn't wait for it.
  typescript: { ignoreBuildErrors: true, ...(standalone ? { tsconfigPath: 'deploy/tsconfig.json' } : {}) },
  productionBrowserSourceMaps: false,
  // No page uses resized images, so the route for them is disabled.
  images: { unoptimized: true },
  devIndicators: false,
  // A handler's sandbox is a worker thread: Node.js loads it and its WebAssembly directly.
  serverExternalPackages: [
    '@jitl/quickjs-wasmfile-release-sync',
    'quickjs-emscripten-core',
    'sucrase',
    // It manages the connections and their proxies, once for the whole process.
    'undici',
  ],
  // lib/server/http/request-target.ts defines the canonical spelling of each path.
  skipTrailingSlashRedirect: true,
  experimental: {
    // Pages load when they are first opened: a start doesn't wait for all of them, or keep them in memory.
    preloadEntriesOnStart: false,
    // Node.js reads source maps only with an option of its own. They take 33 MB, and a part of the time of a build.
    turbopackSourceMaps: false,
    // scripts/build.mjs sets it.
    turbopackFileSystemCacheForBuild: process.env.CLAIMCHECK_BUILD_CACHE !== 'off',
  },
  // What `npm run dev` logs for each request. The URL of a callback contains a code, and the arguments of a
  // server function may contain a secret or a token.
  logging: { incomingRequests: { ignore: [/\/callback/] }, serverFunctions: false },
};

const standaloneConfig = {
  output: 'standalone',
  // Images aren't processed.
  outputFileTracingExcludes: { '**': ['**/node_modules/sharp/**', '**/node_modules/@img/**'] },
};

export default standalone ? { ...config, ...standaloneConfig } : config;
