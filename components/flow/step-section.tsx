import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import type { StepStatus } from '@/lib/run/steps';

export type StepProps = {
  label: 'Configure' | 'Authorize' | 'Exchange' | 'Verify' | 'Use in Cube';
  number: number;
  status: StepStatus;
  /** Whether this is the step to do now. */
  current: boolean;
  /** How the step stands, in a line. */
  summary: ReactNode;
  /** What can be done now. */
  action?: ReactNode;
  children?: ReactNode;
  verdict?: string | undefined;
  id?: string;
  className?: string;
  /** What is told of the step in presenter mode. */
  story?: ReactNode;
};

const signs: Record<StepStatus, string> = {
  idle: 'border-line-strong bg-panel text-muted',
  pass: 'border-pass bg-pass-soft',
  warn: 'border-warn bg-warn-soft',
  fail: 'border-fail bg-fail-soft',
};

/** One of the five steps: its sign on the rail, its name and line, its button, and what there is to read. */
export function StepSection(props: StepProps) {
  const {
    label,
    number,
    status,
    current,
    summary,
    action,
    children,
    verdict,
    id,
    story,
    className = '',
  } = props;
  const sign = current && status === 'idle' ? 'border-accent bg-accent text-on-accent' : signs[status];
  return (
    <section
      aria-label={label}
      id={id}
      data-status={status}
      data-verdict={verdict}
      className={`group/step relative grid grid-cols-[1.75rem_minmax(0,1fr)] gap-x-3 ${className}`}
    >
      <div aria-hidden className="flex flex-col items-center">
        <span
          className={`mt-0.5 grid size-7 shrink-0 place-items-center rounded-full border text-xs font-semibold ${sign}`}
        >
          {status === 'idle' ? number : <Mark status={status} />}
        </span>
        <span className="mt-0.5 w-px grow bg-line group-last/step:hidden" />
      </div>
      <div className="min-w-0 pb-5">
        <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5">
          <h2 className="text-[0.9375rem] font-semibold">{label}</h2>
          <div className="min-w-0 flex-[1_1_12rem] text-muted max-sm:order-1 max-sm:basis-full">
            {summary}
          </div>
          {action}
        </div>
        {story && <div className="mt-2">{story}</div>}
        {children && <div className="mt-2 space-y-3 empty:hidden">{children}</div>}
      </div>
    </section>
  );
}
