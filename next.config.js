// A server with the packages that it needs and no others, for a container. Beside the build that `npm start` makes, not
// in its place: it has a folder of its own, and no `next start`.
const standalone = process.env.CLAIMCHECK_BUILD === 'standalone';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm test` checks the types with tsc; a start should not wait for it.
  typescript: { ignoreBuildErrors: true, ...(standalone ? { tsconfigPath: 'deploy/tsconfig.json' } : {}) },
  productionBrowserSourceMaps: false,
  // No page has a picture that is made smaller, so there is no route that makes them.
  images: { unoptimized: true },
  devIndicators: false,
  // A handler's sandbox is a worker thread: Node.js loads it and its WebAssembly as they are.
  serverExternalPackages: [
    '@jitl/quickjs-wasmfile-release-sync',
    'quickjs-emscripten-core',
    'sucrase',
    // It holds the connections and their proxies, once for the whole process.
    'undici',
  ],
  // lib/server/http/request-target.ts knows the one spelling of each path.
  skipTrailingSlashRedirect: true,
  // What `npm run dev` tells of each request. A code stands in the address of a callback; what is typed into a form, a
  // secret or a token among it, stands in the call of a server function.
  logging: { incomingRequests: { ignore: [/\/callback/] }, serverFunctions: false },
};

const standaloneConfig = {
  output: 'standalone',
  distDir: '.next-standalone',
  // Images are sent as they are.
  outputFileTracingExcludes: { '**': ['**/node_modules/sharp/**', '**/node_modules/@img/**'] },
};

export default standalone ? { ...config, ...standaloneConfig } : config;
