/** Cube's variables that decide what becomes of a token. Nothing else of its environment is read. */
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

/** The releases of Cube that answer differently. */
export const cubeVersions = ['0.33', '1'] as const;
