import { fileURLToPath } from 'node:url';

/** @type {import('next').NextConfig} */
export default {
  // The folder to build in or to serve from.
  distDir: process.env.LEAST_NEXT_BUILD ?? '.next',
  // The bare server doesn't compress either.
  compress: false,
  poweredByHeader: false,
  // Turbopack also searches the folders above for some files. With `ts`, it finds Claimcheck's instrumentation.ts.
  pageExtensions: ['jsx', 'js'],
  // The packages and the client are in the project's folder.
  turbopack: { root: fileURLToPath(new URL('../..', import.meta.url)) },
};
