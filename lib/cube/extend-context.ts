/**
 * A `cube.js` that parses a claim that contains JSON as a string. `extendContext` runs after Cube has checked
 * the token. Its result is added to the request's context.
 */
export const parseClaimInCube = (claim: string): string => `// cube.js
const NAMESPACE = ${JSON.stringify(claim)};

module.exports = {
  extendContext: ({ securityContext }) => {
    const claims = securityContext?.[NAMESPACE];
    return typeof claims === 'string'
      ? { securityContext: { ...securityContext, [NAMESPACE]: JSON.parse(claims) } }
      : {};
  },
};
`;
