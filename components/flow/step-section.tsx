import type { ReactNode } from 'react';
import type { StepStatus } from '@/lib/run/steps';

export type StepProps = {
  label: 'Configure' | 'Authorize' | 'Exchange' | 'Verify' | 'Use in Cube';
  number: number;
  status: StepStatus;
  /** Whether this is the step to do now. */
  current: boolean;
  /** The state of the step, in a line. */
  summary: ReactNode;
  /** What can be done now. */
  action?: ReactNode;
  children?: ReactNode;
  verdict?: string | undefined;
  id: string;
  /** What is told of the step in presenter mode. */
  story?: ReactNode;
};

/** One of the five steps: its sign, its name and line, its buttons, and what there is to read. */
export function StepSection(props: StepProps) {
  const { label, number, status, current, summary, action, children, verdict, id, story } = props;
  return (
    <section
      aria-label={label}
      id={id}
      data-status={status}
      className="step"
      // An attribute without a value would travel with each of the five all the same.
      {...(verdict && { 'data-verdict': verdict })}
      {...(current && { 'data-current': true })}
    >
      <div className="step-row">
        <span className="step-sign" aria-hidden>
          {status === 'idle' ? number : <i className={`i i-${status}`} />}
        </span>
        <h2 className="subtitle">{label}</h2>
        <div className="step-line">{summary}</div>
        {action && <div className="step-acts">{action}</div>}
      </div>
      {(story || children) && (
        <div className="step-body">
          {story}
          {children}
        </div>
      )}
    </section>
  );
}
