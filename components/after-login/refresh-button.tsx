import { PostButton } from '@/components/ui/post-button';
import { lastRefreshAt, revokedAt } from '@/lib/run/tokens';
import type { VisibleRun } from '@/lib/run/visible-run';

type Props = { run: VisibleRun; className?: string; shortcut?: string };

/** Refresh, if there is a refresh token. The button is disabled with a reason after a revocation. */
export function RefreshButton({ run, className, shortcut }: Props) {
  if (run.token_response?.refresh_token === undefined) return null;
  return (
    <PostButton
      id="refresh"
      label="Refresh"
      pending="Refreshing…"
      action={`/runs/${run.id}/refresh`}
      fields={{ seen: String(lastRefreshAt(run)) }}
      className={className}
      {...(shortcut === undefined ? {} : { shortcut })}
      disabled={isRefreshTokenRevoked(run) ? 'The refresh token was revoked. Sign in again.' : undefined}
    />
  );
}

export const isRefreshTokenRevoked = (run: VisibleRun): boolean =>
  revokedAt(run) !== null && run.revocation?.token === 'refresh_token';
