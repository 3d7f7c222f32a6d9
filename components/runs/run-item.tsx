import { CopyButton } from '@/components/ui/copy-button';
import { Distance } from '@/components/ui/distance';
import type { RunSummary } from '@/lib/run/summary';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import { RunLine } from './run-line';

type Props = {
  run: RunSummary;
  /** Whether there is a second sign-in to compare with. In that case, every row has a checkbox. */
  comparable: boolean;
  chosen: boolean;
  /** Whether its profile still exists, so that the user can sign in with it again. */
  again: boolean;
  now: number;
};

/** A sign-in in the list. Its checkbox and its Delete belong to the forms with the IDs `compare` and `forget`. */
export function RunItem({ run, comparable, chosen, again, now }: Props) {
  const { id, has_id_token, profile } = run;
  const at = utc(run.created_at) ?? '';
  return (
    <li data-run={id} data-state={run.state} className="run">
      {comparable && !has_id_token && <span className="run-blank" />}
      {comparable && has_id_token && (
        <input
          type="checkbox"
          form="compare"
          name="compare"
          value={id}
          defaultChecked={chosen}
          aria-label={`Compare the sign-in of ${visibleText(run.owner.user ?? 'an unknown user')} at ${at}`}
        />
      )}
      <div className="row">
        <div>
          <p className="row">
            <RunLine run={run} now={now} />
          </p>
          <p className="facts">
            <span>{visibleText(profile.name)}</span>
            <Distance to={run.created_at} now={now} />
            <time dateTime={new Date(run.created_at).toISOString()}>{at}</time>
          </p>
        </div>
        <div className="row row-tight">
          {has_id_token && (
            <CopyButton
              text={{ from: `/runs/${id}/id-token` }}
              label="Copy id_token"
              className="button button-small"
            />
          )}
          <a data-action="open" className="button button-small" href={`/runs/${id}`}>
            Open
          </a>
          {again && !run.machine && (
            <a
              data-action="sign-in-again"
              data-pending="Starting…"
              className="button button-small"
              href={`/start?${new URLSearchParams({ profile: profile.id })}`}
            >
              Sign in again
            </a>
          )}
          <button
            type="submit"
            form="forget"
            name="run"
            value={id}
            data-action="forget"
            className="button button-small"
          >
            Delete
          </button>
        </div>
      </div>
    </li>
  );
}
