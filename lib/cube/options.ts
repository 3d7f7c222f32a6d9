import type { CubeSettings } from '@/lib/configure/profile/cube-settings';

/** Cube's variables as its code gets them: absent and empty are two things where the difference tells. */
export type CubeOptions = {
  jwk_url: string | undefined;
  issuer: string[] | undefined;
  audience: string | undefined;
  algorithms: string[] | undefined;
  subject: string | undefined;
  claims_namespace: string | undefined;
  /** What every token may ask; `undefined` for Cube’s own list. */
  scopes: string[] | undefined;
};

/** Reads the variables as `getEnv` of @cubejs-backend/shared does. */
export function cubeOptions({ variables }: CubeSettings): CubeOptions {
  return {
    // An empty text is as good as none, wherever Cube or jsonwebtoken asks for it.
    jwk_url: variables.CUBEJS_JWK_URL || undefined,
    issuer: list(variables.CUBEJS_JWT_ISSUER),
    audience: variables.CUBEJS_JWT_AUDIENCE || undefined,
    algorithms: list(variables.CUBEJS_JWT_ALGS),
    subject: variables.CUBEJS_JWT_SUBJECT || undefined,
    claims_namespace: variables.CUBEJS_JWT_CLAIMS_NAMESPACE || undefined,
    scopes: list(variables.CUBEJS_DEFAULT_API_SCOPES),
  };
}

/** A comma list, its entries untrimmed. An empty one is a list that nothing is in, not an absent one. */
function list(value: string | undefined): string[] | undefined {
  return value?.split(',').filter((entry) => entry !== '');
}

/** Whether Cube takes a text for a boolean; with any other CUBEJS_DEV_MODE it does not start. */
export function isBoolean(value: string): boolean {
  return /^(true|false)$/i.test(value);
}
