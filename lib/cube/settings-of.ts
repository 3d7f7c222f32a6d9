import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { EnvLine } from './generated-env';

/** The settings of a Cube that has these lines in its `.env`, beside a secret of its own. */
export const settingsOf = (lines: readonly EnvLine[]): CubeSettings => ({
  variables: Object.fromEntries(
    lines.flatMap(({ variable, value }) => (value === null ? [] : [[variable, value]])),
  ),
  has_api_secret: true,
  has_jwt_key: false,
});
