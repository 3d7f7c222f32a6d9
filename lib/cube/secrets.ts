import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { CubeVersion } from './version';

/** The values of Cube’s secrets that were entered for one prediction. They’re never stored. */
export type CubeSecrets = {
  apiSecret?: string;
  /** Comma-separated. */
  apiSecrets?: string;
  /** A shared secret, or a public key in PEM. */
  jwtKey?: string;
  playgroundAuthSecret?: string;
};

/** The secrets that Cube tries for a token, one after another. `null` is a secret that is set but unknown. */
export function candidateSecrets(
  settings: CubeSettings,
  secrets: CubeSecrets,
  version: CubeVersion,
): (string | null)[] {
  if (settings.has_jwt_key) return [secrets.jwtKey ?? null];
  if (settings.has_api_secrets && version === '1') {
    return secrets.apiSecrets === undefined ? [null] : rotation(secrets.apiSecrets);
  }
  return settings.has_api_secret ? [secrets.apiSecret ?? null] : [];
}

const rotation = (list: string): string[] => [
  ...new Set(
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ''),
  ),
];

/** Without public keys, Cube requires CUBEJS_API_SECRET to start. In development mode, it generates one. */
export const startsInProduction = ({ has_api_secret, variables }: CubeSettings): boolean =>
  has_api_secret || Boolean(variables.CUBEJS_JWK_URL);
