/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm test` checks the types with tsc; a start should not wait for it.
  typescript: { ignoreBuildErrors: true },
  productionBrowserSourceMaps: false,
  // No page has a picture that is made smaller, so there is no route that makes them.
  images: { unoptimized: true },
  devIndicators: false,
};

export default config;
