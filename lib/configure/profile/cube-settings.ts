/** Cube's variables that decide what becomes of a token. Nothing else of its environment is read. */
export const cubeVariables = [
  'CUBEJS_JWK_URL',
  'CUBEJS_JWT_ISSUER',
  'CUBEJS_JWT_AUDIENCE',
  'CUBEJS_JWT_ALGS',
  'CUBEJS_JWT_SUBJECT',
  'CUBEJS_JWT_CLAIMS_NAMESPACE',
  'CUBEJS_DEV_MODE',
  'NODE_ENV',
] as const;
export type CubeVariable = (typeof cubeVariables)[number];

/** What a Cube is configured with, as far as it concerns tokens. No secret is in it, only that there is one. */
export type CubeSettings = {
  /** To the letter, as Cube's process has them: an empty value is another than none. */
  variables: Partial<Record<CubeVariable, string>>;
  /** Whether CUBEJS_API_SECRET (or CUBEJS_API_SECRETS) has a value. */
  has_api_secret: boolean;
  /** Whether CUBEJS_JWT_KEY has a value. */
  has_jwt_key: boolean;
  /** A query to try a token with, in Cube's JSON format, as it was typed. */
  query?: string;
};
