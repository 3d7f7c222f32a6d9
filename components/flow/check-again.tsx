import { maxTolerance } from '@/lib/verify/clock-tolerance';

/** A verdict is of a moment, and of the difference between two clocks that is let pass; both can be chosen anew. */
export function CheckAgain({ run_id, clock_tolerance }: { run_id: string; clock_tolerance: number }) {
  return (
    <form
      method="post"
      action={`/runs/${run_id}/verify`}
      className="flex flex-wrap items-center gap-2 text-muted"
    >
      <label className="flex items-center gap-2">
        Clock tolerance in seconds
        <input
          id="clock-tolerance"
          type="number"
          name="clock_tolerance"
          min={0}
          max={maxTolerance}
          step={1}
          defaultValue={clock_tolerance}
          className="field w-16"
        />
      </label>
      <button type="submit" data-action="verify-again" className="button">
        Check again
      </button>
    </form>
  );
}
