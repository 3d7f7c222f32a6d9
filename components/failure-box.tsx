import type { Failure } from '@/lib/failure';
import { visibleText } from '@/lib/visible-text';

/** A failure in words. */
export function FailureBox({ failure }: { failure: Failure }) {
  return (
    <div role="alert" className="space-y-2 rounded-md border border-fail bg-fail-soft px-3 py-2.5">
      <h3 className="font-semibold text-fail">{failure.kind}</h3>
      <pre className="wire-block">{visibleText(JSON.stringify(failure, null, 2))}</pre>
    </div>
  );
}
