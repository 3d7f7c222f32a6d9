import type { CubeSettings } from '@/lib/configure/profile/cube-settings';

/** Cube's variables as its code reads them, with a distinction between absent and empty where it matters. */
export type CubeOptions = {
  jwk_url: string | undefined;
  issuer: string[] | undefined;
  audience: string | undefined;
  algorithms: string[] | undefined;
  subject: string | undefined;
  claims_namespace: string | undefined;
  /** The scopes of every token; `undefined` for Cube’s own list. */
  scopes: string[] | undefined;
};

/** Reads the variables like `getEnv` in @cubejs-backend/shared. */
export function cubeOptions({ variables }: CubeSettings): CubeOptions {
  return {
    // Cube and jsonwebtoken treat an empty text as missing.
    jwk_url: variables.CUBEJS_JWK_URL || undefined,
    issuer: list(variables.CUBEJS_JWT_ISSUER),
    audience: variables.CUBEJS_JWT_AUDIENCE || undefined,
    algorithms: list(variables.CUBEJS_JWT_ALGS),
    subject: variables.CUBEJS_JWT_SUBJECT || undefined,
    claims_namespace: variables.CUBEJS_JWT_CLAIMS_NAMESPACE || undefined,
    scopes: list(variables.CUBEJS_DEFAULT_API_SCOPES),
  };
}

/** A comma-separated list, entries not trimmed. An empty one is a list without entries, not an absent one. */
function list(value: string | undefined): string[] | undefined {
  return value?.split(',').filter((entry) => entry !== '');
}

/** Whether Cube reads a text as a boolean. With any other CUBEJS_DEV_MODE, it doesn't start. */
export function isBoolean(value: string): boolean {
  return /^(true|false)$/i.test(value);
}
