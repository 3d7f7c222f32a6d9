import type { JsonObject } from '@/lib/json/object';
import type { RunSummary } from '@/lib/run/summary';
import { ClaimChanges } from '../inspect/claim-changes';
import { CompareButton } from './compare-button';
import { RunItem } from './run-item';

export type RunActions = {
  /** Form field `run`. */
  forgetRun: (form: FormData) => Promise<void>;
  forgetRuns: () => Promise<void>;
};

/** A comparison of two tokens, or why there isn't one. */
export type Comparison =
  | { ok: true; names: [string, string]; before: JsonObject; after: JsonObject }
  | { ok: false; problem: string };

type Props = {
  runs: RunSummary[];
  /** IDs of the existing profiles. */
  profiles: string[];
  /** IDs of the runs that were selected for comparison. */
  chosen: string[];
  comparison: Comparison | null;
  /** Unix time in milliseconds. */
  now: number;
  actions: RunActions;
};

/** This browser's sign-ins, newest first, with their tokens. */
export function RunShelf({ runs, profiles, chosen, comparison, now, actions }: Props) {
  const comparable = runs.filter(({ has_id_token }) => has_id_token).length >= 2;
  return (
    <main id="content" className="page">
      <div className="page-head">
        <div>
          <h1 className="title">History</h1>
          <p className="lead">Sign-ins from this browser. Kept for eight hours.</p>
        </div>
        {comparable && (
          <form id="compare" action="/runs">
            {/* Without it, a form without a selection would have no parameter. */}
            <input type="hidden" name="compare" value="" />
            <CompareButton />
          </form>
        )}
      </div>
      {comparison && <Compared comparison={comparison} now={now} />}
      {runs.length === 0 ? (
        <div data-note="empty" className="card px-5 py-8 text-center">
          <p className="quiet mb-3">No sign-ins yet.</p>
          <a className="button button-primary" href="/">
            Sign in
          </a>
        </div>
      ) : (
        <ul className="list">
          {runs.map((run) => (
            <RunItem
              key={run.id}
              run={run}
              comparable={comparable}
              chosen={chosen.includes(run.id)}
              again={profiles.includes(run.profile.id)}
              now={now}
              forgetRun={actions.forgetRun}
            />
          ))}
        </ul>
      )}
      {runs.length > 0 && (
        <details data-part="forget-all" className="fold">
          <summary>Delete all</summary>
          <form action={actions.forgetRuns} className="row">
            <button type="submit" data-action="forget-all" className="button button-danger">
              {runs.length === 1 ? 'Delete this sign-in' : `Delete ${runs.length} sign-ins`}
            </button>
            <p className="quiet min-w-0">
              This deletes the tokens from Claimcheck. They remain valid at the provider until they expire. To
              also delete settings and profiles, use{' '}
              <a className="link" href="/forget">
                Clear all data
              </a>
              .
            </p>
          </form>
        </details>
      )}
    </main>
  );
}

function Compared({ comparison, now }: { comparison: Comparison; now: number }) {
  if (!comparison.ok) {
    return (
      <p role="status" data-note="not-compared" className="notice notice-warn">
        {comparison.problem}
      </p>
    );
  }
  const { names, before, after } = comparison;
  return <ClaimChanges names={names} before={before} after={after} now={now} />;
}
