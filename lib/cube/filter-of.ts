import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import { type ClaimPath, readClaimPath } from './claim-path';

/** What the data model filters by, where the settings have a path that can be read. */
export function filterOf({ filter = '' }: Pick<CubeSettings, 'filter'>): ClaimPath | undefined {
  const read = filter.trim() === '' ? null : readClaimPath(filter);
  return read?.ok ? read.path : undefined;
}
