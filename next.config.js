/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm test` checks the types with tsc; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  // No page has a picture that is made smaller, so there is no route that makes them.
  images: { unoptimized: true },
  devIndicators: false,
  // A handler's sandbox is a worker thread: Node.js loads it and its WebAssembly as they are.
  serverExternalPackages: ['@jitl/quickjs-wasmfile-release-sync', 'quickjs-emscripten-core', 'sucrase'],
  // What `npm run dev` tells of each request. A code stands in the address of a callback; what is typed into a form, a
  // secret or a token among it, stands in the call of a server function.
  logging: { incomingRequests: { ignore: [/\/callback/] }, serverFunctions: false },
};

export default config;
