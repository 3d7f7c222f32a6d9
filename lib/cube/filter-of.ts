import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import { type ClaimPath, readClaimPath } from './claim-path';

/** The path that the data model filters by, if the settings have a valid one. */
export function filterOf({ filter = '' }: Pick<CubeSettings, 'filter'>): ClaimPath | undefined {
  const read = filter.trim() === '' ? null : readClaimPath(filter);
  return read?.ok ? read.path : undefined;
}
