import type { VisibleRun } from '@/lib/run/visible-run';
import type { FlowView } from '@/lib/views/flow';
import { RefreshResult } from './refresh-result';
import { RevocationResult } from './revocation-result';
import { UserInfoResult } from './user-info-result';

/** The results of refresh, UserInfo, and revocation, latest first. */
export function ActionResults({ view, run }: { view: FlowView; run: VisibleRun }) {
  const { refreshes, user_info, revocation } = run;
  const results = [
    { at: refreshes?.at(-1)?.at, node: <RefreshResult key="refresh" view={view} run={run} /> },
    { at: user_info?.at, node: <UserInfoResult key="user-info" view={view} run={run} /> },
    { at: revocation?.at, node: <RevocationResult key="revoke" view={view} run={run} /> },
  ];
  return results
    .flatMap(({ at, node }) => (at === undefined ? [] : [{ at, node }]))
    .sort((one, other) => other.at - one.at)
    .map(({ node }) => node);
}
