import { maxTolerance } from '@/lib/verify/clock-tolerance';

/** Verifies again, because a result depends on the time and on the clock tolerance. */
export function CheckAgain({ run_id, clock_tolerance }: { run_id: string; clock_tolerance: number }) {
  return (
    <form method="post" action={`/runs/${run_id}/verify`} className="row quiet">
      <label htmlFor="clock-tolerance" className="flex items-center gap-2">
        Clock tolerance (seconds)
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
      <button type="submit" data-action="verify-again" className="button" data-pending="Verifying…">
        Verify again
      </button>
    </form>
  );
}
