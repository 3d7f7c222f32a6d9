import { CopyButton } from '@/components/ui/copy-button';
import { Distance } from '@/components/ui/distance';
import type { RunSummary } from '@/lib/run/summary';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import { RunLine } from './run-line';

type Props = {
  run: RunSummary;
  /** Whether there is anything to compare with; then every row leaves room for the box. */
  comparable: boolean;
  chosen: boolean;
  /** Whether its profile is still there to log in with. */
  again: boolean;
  now: number;
  /** Form field `run`. */
  forgetRun: (form: FormData) => Promise<void>;
};

/** One login of the shelf. */
export function RunItem({ run, comparable, chosen, again, now, forgetRun }: Props) {
  const { id, id_token, profile } = run;
  const at = utc(run.created_at) ?? '';
  return (
    <li
      data-run={id}
      data-state={run.state}
      data-user={run.owner.user ?? undefined}
      data-tenant={run.owner.tenant ?? undefined}
      aria-label={`${visibleText(profile.name)}, ${at}`}
      className="flex items-start gap-3 px-4 py-3"
    >
      {comparable && id_token === null && <span className="size-4 shrink-0" />}
      {comparable && id_token !== null && (
        <input
          type="checkbox"
          form="compare"
          name="compare"
          value={id}
          defaultChecked={chosen}
          aria-label={`Compare the login of ${at}`}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
      )}
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-[1_1_18rem] text-muted">
          <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
            <RunLine run={run} now={now} />
          </p>
          <p className="flex flex-wrap gap-x-3 text-xs wrap-anywhere">
            <span>{visibleText(profile.name)}</span>
            <time dateTime={new Date(run.created_at).toISOString()}>{at}</time>
            <Distance to={run.created_at} now={now} />
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {id_token !== null && (
            <CopyButton text={id_token} label="Copy id_token" className="button button-small" />
          )}
          <a data-action="open" className="button button-small" href={`/runs/${id}`}>
            Open
          </a>
          {again && (
            <a
              data-action="sign-in-again"
              className="button button-small"
              href={`/start?${new URLSearchParams({ profile: profile.id })}`}
            >
              Log in again
            </a>
          )}
          <form action={forgetRun}>
            <input type="hidden" name="run" value={id} />
            <button type="submit" data-action="forget" className="button button-small">
              Forget
            </button>
          </form>
        </div>
      </div>
    </li>
  );
}
