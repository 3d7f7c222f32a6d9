/**
 * The `cube.js` that parses a claim in which JSON is a string. `extendContext` runs after Cube has checked the token;
 * what it returns is added to the request's context.
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
