import type { ReactNode } from 'react';

type Props = {
  duration_ms: number;
  /** Whether Cognito would go on with this result. */
  issued: boolean;
  /** Whether the handler or the event has changed since. */
  stale: boolean;
  /** What the result means, beside its heading. */
  meaning?: ReactNode;
  children: ReactNode;
};

/** The frame around the result of a run, for every kind of trigger. */
export const ResultSection = ({ duration_ms, issued, stale, meaning, children }: Props) => (
  <section
    aria-label="Result"
    data-section="result"
    data-issued={issued}
    data-stale={stale}
    className="space-y-5 border-t border-line pt-4"
  >
    <div className="flex flex-wrap items-baseline gap-x-3">
      <h2 className="text-[0.9375rem] font-semibold">Result</h2>
      <span className="text-muted">{Math.round(duration_ms)} ms</span>
      {stale && <span className="text-warn">Outdated. Select Run to update.</span>}
      {meaning}
    </div>
    {children}
  </section>
);
