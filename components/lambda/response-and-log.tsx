import { WireBlock } from '@/components/ui/wire-block';
import type { JsonObject } from '@/lib/json/object';
import type { WorkbenchRun } from '@/lib/views/lambda';

type Run = Extract<WorkbenchRun, { ok: true }>['run'];

/** The handler's response, and what it logged. */
export const ResponseAndLog = ({ response, run }: { response: JsonObject | null; run: Run }) => (
  <div className="grid gap-5 lg:grid-cols-2">
    <div className="min-w-0">
      <h3 className="mb-1 text-xs font-semibold text-muted">Response</h3>
      <WireBlock text={response === null ? 'none' : JSON.stringify(response, null, 2)} />
    </div>
    <div className="min-w-0">
      <h3 className="mb-1 text-xs font-semibold text-muted">Log</h3>
      <WireBlock text={logText(run)} />
    </div>
  </div>
);

function logText({ log, log_cut }: Run): string {
  if (log.length === 0) return 'No output';
  const lines = log.map(({ level, text }) =>
    level === 'log' || level === 'info' ? text : `${level}: ${text}`,
  );
  return [...lines, ...(log_cut ? ['… (truncated)'] : [])].join('\n');
}
