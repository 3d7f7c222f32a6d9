import type { ReactNode } from 'react';
import type { StepStatus } from '@/lib/flow';
import { Mark } from './mark';

const grounds: Record<StepStatus, string> = {
  idle: 'border-line-strong text-muted bg-panel',
  pass: 'border-pass bg-pass-soft',
  warn: 'border-warn bg-warn-soft',
  fail: 'border-fail bg-fail-soft',
};

export type StepProps = {
  label: 'Configure' | 'Authorize' | 'Exchange' | 'Verify' | 'Use in Cube';
  number: number;
  status: StepStatus;
  /** How the step stands, in a line. */
  summary: ReactNode;
  /** What can be done now. */
  action?: ReactNode;
  children?: ReactNode;
  verdict?: string | undefined;
  id?: string;
};

/** One of the five steps: its sign on the rail, its name and line, its button, and what there is to read. */
export function StepSection({ label, number, status, summary, action, children, verdict, id }: StepProps) {
  return (
    <section
      aria-label={label}
      id={id}
      data-status={status}
      data-verdict={verdict}
      className="group/step relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3"
    >
      <div aria-hidden className="flex flex-col items-center">
        <span
          className={`grid size-7 shrink-0 place-items-center rounded-full border text-xs font-semibold ${grounds[status]}`}
        >
          {status === 'idle' ? number : <Mark status={status} />}
        </span>
        <span className="w-px grow bg-line group-last/step:hidden" />
      </div>
      <div className="min-w-0 pb-5">
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
          <h2 className="text-[0.9375rem] font-semibold">{label}</h2>
          <div className="min-w-0 grow text-muted">{summary}</div>
          {action}
        </div>
        {children && <div className="mt-2 space-y-3">{children}</div>}
      </div>
    </section>
  );
}
