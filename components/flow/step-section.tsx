import type { ReactNode } from 'react';
import type { StepStatus } from '@/lib/run/steps';

export type StepProps = {
  label: 'Configure' | 'Authorize' | 'Exchange' | 'Verify' | 'Use in Cube';
  number: number;
  status: StepStatus;
  /** Whether this is the current step. */
  current: boolean;
  /** The state of the step, in one line. */
  summary: ReactNode;
  /** The available actions. */
  action?: ReactNode;
  children?: ReactNode;
  verdict?: string | undefined;
  id: string;
  /** The explanation of the step in presenter mode. */
  story?: ReactNode;
};

/** One of the five steps: its icon, name, summary, actions, and content. */
export function StepSection(props: StepProps) {
  const { label, number, status, current, summary, action, children, verdict, id, story } = props;
  return (
    <section
      aria-label={label}
      id={id}
      data-status={status}
      className="step"
      // Omitted if empty, because even an attribute without a value would be sent for each of the five steps.
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
          {story && (current ? story : <Earlier story={story} />)}
          {children}
        </div>
      )}
    </section>
  );
}

/** Only the current step has its explanation open, so that what can be pressed next stays in view. */
const Earlier = ({ story }: { story: ReactNode }) => (
  <details className="fold" data-part="story">
    <summary>What happens in this step</summary>
    {story}
  </details>
);
