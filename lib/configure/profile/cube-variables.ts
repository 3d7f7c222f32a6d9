/** The variables that determine what Cube does with a token. No other variables are read. */
export const cubeVariables = [
  'CUBEJS_JWK_URL',
  'CUBEJS_JWT_ISSUER',
  'CUBEJS_JWT_AUDIENCE',
  'CUBEJS_JWT_ALGS',
  'CUBEJS_JWT_SUBJECT',
  'CUBEJS_JWT_CLAIMS_NAMESPACE',
  'CUBEJS_DEFAULT_API_SCOPES',
  'CUBEJS_DEV_MODE',
  'NODE_ENV',
] as const;

/** The releases of Cube that behave differently. */
export const cubeVersions = ['0.33', '1'] as const;
