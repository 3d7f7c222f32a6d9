import type { CubeVersion } from '@/lib/configure/profile/cube-settings';

export type { CubeVersion } from '@/lib/configure/profile/cube-settings';

export const newestCube: CubeVersion = '1';

/** The one that a running Cube names, such as `1.7.43`. What isn’t known here is taken for the newest. */
export const versionOf = (named: string | null): CubeVersion =>
  named !== null && /^0\.([0-9]|[12][0-9]|3[0-4])(\.|$)/.test(named) ? '0.33' : newestCube;
