import type { CubeFinding } from '../outcome';
import { startsInProduction } from '../secrets';
import { newestCube } from '../version';
import { ofToken, type Scene } from './finding';

/** Whether Cube starts in production. */
export function findStart({ settings }: Scene): CubeFinding[] {
  if (startsInProduction(settings)) return [];
  const others = [
    settings.has_jwt_key && 'CUBEJS_JWT_KEY',
    settings.has_api_secrets && (settings.version ?? newestCube) !== '0.33' && 'CUBEJS_API_SECRETS',
  ].filter((name) => name !== false && name !== undefined);
  return [
    ofToken('fail', {
      id: 'no-secret',
      title: 'Cube doesn’t start in production',
      expected: 'CUBEJS_API_SECRET or CUBEJS_JWK_URL',
      actual: others.length > 0 ? `only ${others.join(' and ')}` : 'neither',
      cause: `Without CUBEJS_JWK_URL, Cube requires CUBEJS_API_SECRET${others.length > 0 ? ', even in addition to the variable that it verifies with' : ''}. In dev mode, it generates a secret.`,
      fix: 'Set CUBEJS_JWK_URL for a provider’s tokens, or CUBEJS_API_SECRET for your own.',
    }),
  ];
}
