import type { RunSummary } from '@/lib/run/summary';
import { RunLine } from './run-line';

/** The last tokens of a profile, in one line, and the way to them. */
export function LastLogin({ run, now }: { run: RunSummary; now: number }) {
  return (
    <p data-note="last-login" className="flex flex-wrap items-baseline gap-x-3 text-muted">
      <span>Last login:</span>
      <RunLine run={run} now={now} />
      <a data-action="open" className="link" href={`/runs/${run.id}`}>
        Open
      </a>
    </p>
  );
}
