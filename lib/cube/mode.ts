import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { Replay } from './outcome';

/**
 * Whether the check is enforced. CUBEJS_DEV_MODE=true decides. Otherwise, NODE_ENV counts, which Cube’s
 * server sets to `production` if it isn't set.
 */
export function modeOf({ variables }: CubeSettings): Replay['mode'] {
  const { CUBEJS_DEV_MODE: mode, NODE_ENV: environment } = variables;
  if (mode?.toLowerCase() === 'true') return 'dev';
  if (environment !== undefined) return environment === 'production' ? 'enforced' : 'dev';
  return mode?.toLowerCase() === 'false' ? 'enforced' : null;
}
