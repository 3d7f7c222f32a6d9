import type { VisibleRun } from '@/lib/run/visible-run';
import { type Span, spansOf } from '@/lib/run/waterfall';
import { visibleText } from '@/lib/text/visible-text';

/** The timing of each request of a sign-in, including the browser's visit to the provider. */
export function Waterfall({ run }: { run: VisibleRun }) {
  const spans = spansOf(run);
  return (
    <ol aria-label="Timing" className="waterfall">
      {spans.map((span) => (
        <li key={`${span.kind} ${span.start}`}>
          <span className="wire truncate">{visibleText(span.label)}</span>
          <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
            <title>{span.label}</title>
            <rect
              x={span.from}
              width={Math.max(0.4, span.width)}
              y="1"
              height="6"
              rx="0.4"
              className={fills[span.kind]}
            />
          </svg>
          <span className="quiet tabular-nums">{span.duration === null ? '' : `${span.duration} ms`}</span>
        </li>
      ))}
    </ol>
  );
}

const fills: Record<Span['kind'], string> = { browser: 'fill-line-strong', server: 'fill-accent' };
