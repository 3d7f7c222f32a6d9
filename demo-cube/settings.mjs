/** The `.env` lines from Cube's guide, for the demo pool. */
const wired = (issuer) => ({
  CUBEJS_JWK_URL: `${issuer}/.well-known/jwks.json`,
  CUBEJS_JWT_ISSUER: issuer,
  // The ID of the app client: the `aud` of an id_token.
  CUBEJS_JWT_AUDIENCE: '4demoweb7k2m9q4t6v8x1z3b5n',
  CUBEJS_JWT_ALGS: 'RS256',
  // The exact name of the claim, regardless of Cube's port.
  CUBEJS_JWT_CLAIMS_NAMESPACE: 'http://localhost:4000/',
});

/**
 * Signs tokens from the Playground's JSON tab. The Playground also stores its token under a name derived from
 * it.
 */
const secret = { CUBEJS_API_SECRET: 'demo-cube' };

/** Sends nothing to other machines, and stores nothing. */
const quiet = {
  CUBEJS_TELEMETRY: 'false',
  CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory',
  CUBEJS_SCHEDULED_REFRESH_TIMER: 'false',
};

/**
 * The environment of the demo's Cube. You can override the variables for token checks to test other settings.
 * Variables of
 * your own Cube are ignored.
 * @param {{ issuer: string, enforce: boolean, given: NodeJS.ProcessEnv }} options enforce: rejects invalid
 * tokens, but
 * keeps the Playground. Otherwise, a development Cube ignores them.
 * @returns {Record<string, string>}
 */
export function cubeEnvironment({ issuer, enforce, given }) {
  const jwt = Object.entries(given).filter(([name]) => /^CUBEJS_(JWK_URL|JWT_\w+)$/.test(name));
  return {
    ...wired(issuer),
    ...secret,
    ...quiet,
    ...Object.fromEntries(jwt),
    CUBEJS_DEV_MODE: 'true',
    NODE_ENV: enforce ? 'production' : 'development',
  };
}
