import { lastRefreshAt } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/views/flow';
import { PostButton } from './post-button';

/** Refresh, where there is something to refresh with. */
export function RefreshButton({ run, className }: { run: VisibleRun; className?: string }) {
  if (run.token_response?.refresh_token === undefined) return null;
  return (
    <PostButton
      id="refresh"
      label="Refresh"
      action={`/runs/${run.id}/refresh`}
      fields={{ seen: String(lastRefreshAt(run)) }}
      className={className}
    />
  );
}
