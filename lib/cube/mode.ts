import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { Replay } from './outcome';

/**
 * Whether the check is enforced. CUBEJS_DEV_MODE=true decides by itself; without it NODE_ENV counts, which Cube’s server
 * sets to `production` unless its process was started with another value.
 */
export function modeOf({ variables }: CubeSettings): Replay['mode'] {
  const { CUBEJS_DEV_MODE: mode, NODE_ENV: environment } = variables;
  if (mode?.toLowerCase() === 'true') return 'dev';
  if (environment !== undefined) return environment === 'production' ? 'enforced' : 'dev';
  return mode?.toLowerCase() === 'false' ? 'enforced' : null;
}
