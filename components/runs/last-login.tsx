import { CopyButton } from '@/components/ui/copy-button';
import type { RunSummary } from '@/lib/run/summary';
import { RunLine } from './run-line';

type Props = {
  run: RunSummary;
  /** Offers the id_token, while it's worth copying. */
  copy?: boolean;
  now: number;
};

/** The last tokens of a profile, in one line. */
export function LastLogin({ run, copy = false, now }: Props) {
  const expired = run.expires_at !== null && run.expires_at * 1000 <= now;
  return (
    <p data-note="last-login" className="row">
      <span className="quiet">Last sign-in:</span>
      <RunLine run={run} now={now} />
      {copy && run.has_id_token && run.state === 'valid' && !expired && (
        <CopyButton
          text={{ from: `/runs/${run.id}/id-token` }}
          label="Copy id_token"
          className="button button-small"
          shortcut="c"
        />
      )}
      <a data-action="open" className="link" href={`/runs/${run.id}`}>
        Open
      </a>
    </p>
  );
}
