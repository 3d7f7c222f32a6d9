/** What Cube's guide has one write into `.env`, for the demo pool. */
const wired = (issuer) => ({
  CUBEJS_JWK_URL: `${issuer}/.well-known/jwks.json`,
  CUBEJS_JWT_ISSUER: issuer,
  // The id of the app client: the `aud` of an id_token.
  CUBEJS_JWT_AUDIENCE: '4demoweb7k2m9q4t6v8x1z3b5n',
  CUBEJS_JWT_ALGS: 'RS256',
  // The name of the claim, verbatim, wherever Cube listens.
  CUBEJS_JWT_CLAIMS_NAMESPACE: 'http://localhost:4000/',
});

/** A token of the Playground's JSON tab is signed with it; the Playground keeps its token under a name made of it. */
const secret = { CUBEJS_API_SECRET: 'demo-cube' };

/** Nothing leaves the machine, nothing is kept. */
const quiet = {
  CUBEJS_TELEMETRY: 'false',
  CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory',
  CUBEJS_SCHEDULED_REFRESH_TIMER: 'false',
};

/**
 * The environment of the demo's Cube. How it checks tokens can be set from outside, to see what another setting does;
 * whatever else somebody has set for a Cube of their own is not the demo's matter.
 * @param {{ issuer: string, enforce: boolean, given: NodeJS.ProcessEnv }} options enforce: a token that fails the check
 * is refused, the Playground stays. Without, a development Cube takes it for no token.
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
