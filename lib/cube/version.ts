import type { CubeVersion } from '@/lib/configure/profile/cube-settings';

export type { CubeVersion } from '@/lib/configure/profile/cube-settings';

export const newestCube: CubeVersion = '1';
