import type { JsonObject } from '@/lib/json/object';
import type { RunSummary } from '@/lib/run/summary';
import type { HistoryPage } from '@/lib/views/history';
import { ClaimChanges } from '../inspect/claim-changes';
import { CompareButton } from './compare-button';
import { RunList } from './run-list';
import { RunPager } from './run-pager';

export type RunActions = {
  /** Form fields `run` and `page`. */
  forgetRun: (form: FormData) => Promise<void>;
  forgetRuns: () => Promise<void>;
};

/** A comparison of two tokens, or why there isn't one. */
export type Comparison =
  | { ok: true; names: [string, string]; before: JsonObject; after: JsonObject }
  | { ok: false; problem: string };

type Props = {
  shown: HistoryPage<RunSummary>;
  /** The number of this browser's sign-ins. */
  total: number;
  /** Whether there are two sign-ins with tokens to compare. In that case, every row has a checkbox. */
  comparable: boolean;
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
export function RunShelf({ shown, total, comparable, profiles, chosen, comparison, now, actions }: Props) {
  const { runs, page, pages } = shown;
  return (
    <main id="content" className="page">
      <div className="page-head">
        <div>
          <h1 className="title">History</h1>
          <p className="lead">Sign-ins from this browser. Kept for eight hours.</p>
        </div>
        <form id="compare" action="/runs">
          {/* Without it, a form without a selection would have no parameter. */}
          <input type="hidden" name="compare" value="" />
          {comparable && <CompareButton />}
        </form>
      </div>
      {comparison && <Compared comparison={comparison} now={now} />}
      {total === 0 ? (
        <div data-note="empty" className="card px-5 py-8 text-center">
          <p className="quiet mb-3">No sign-ins yet.</p>
          <a className="button button-primary" href="/">
            Sign in
          </a>
        </div>
      ) : (
        <RunList runs={runs} profiles={profiles} comparable={comparable} chosen={chosen} now={now} />
      )}
      {pages > 1 && <RunPager page={page} pages={pages} />}
      <form id="forget" action={actions.forgetRun}>
        <input type="hidden" name="page" value={page} />
      </form>
      {total > 0 && (
        <details data-part="forget-all" className="fold">
          <summary>Delete all</summary>
          <form action={actions.forgetRuns} className="row">
            <button type="submit" data-action="forget-all" className="button button-danger">
              {total === 1 ? 'Delete this sign-in' : `Delete ${total} sign-ins`}
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
