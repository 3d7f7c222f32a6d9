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
export type CubeVariable = (typeof cubeVariables)[number];

/** The releases of Cube that answer differently. */
export const cubeVersions = ['0.33', '1'] as const;
export type CubeVersion = (typeof cubeVersions)[number];

/** What a Cube is configured with, as far as it concerns tokens. No secret is in it, only that there is one. */
export type CubeSettings = {
  /** To the letter, as Cube's process has them: an empty value is another than none. */
  variables: Partial<Record<CubeVariable, string>>;
  /** Whether CUBEJS_API_SECRET has a value. */
  has_api_secret: boolean;
  /** Whether CUBEJS_API_SECRETS has one: the list of 1.6.54 and later. */
  has_api_secrets?: boolean;
  /** Whether CUBEJS_JWT_KEY has a value. */
  has_jwt_key: boolean;
  /** Whether CUBEJS_PLAYGROUND_AUTH_SECRET has a value. */
  has_playground_secret?: boolean;
  /** What the data model filters by, as typed: `company_id`, `tenant.id`. Nothing is known of rows without it. */
  filter?: string;
  version?: CubeVersion;
  /** Of its REST API, where cube.js sets another than /cubejs-api. */
  base_path?: string;
  /** A query to try a token with, in Cube's JSON format, as it was typed. */
  query?: string;
};
