import type { RunSummary } from '@/lib/run/summary';
import type { JsonObject } from '@/lib/verify/json-object';
import { ClaimChanges } from '../inspect/claim-changes';
import { RunItem } from './run-item';

export type RunActions = {
  /** Form field `run`. */
  forgetRun: (form: FormData) => Promise<void>;
  forgetRuns: () => Promise<void>;
};

/** Two tokens side by side, or why they are not. */
export type Comparison =
  | { ok: true; names: [string, string]; before: JsonObject; after: JsonObject }
  | { ok: false; problem: string };

type Props = {
  runs: RunSummary[];
  /** Ids of the profiles that are there now. */
  profiles: string[];
  /** Ids of the runs that were chosen to be compared. */
  chosen: string[];
  comparison: Comparison | null;
  /** Unix time in milliseconds. */
  now: number;
  actions: RunActions;
};

/** The logins of this browser, newest first, with the tokens that they brought. */
export function RunShelf({ runs, profiles, chosen, comparison, now, actions }: Props) {
  const comparable = runs.filter(({ id_token }) => id_token !== null).length >= 2;
  return (
    <main className="mx-auto w-full max-w-4xl min-w-0 space-y-4 px-4 pt-5 pb-8 sm:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 flex-[1_1_20rem]">
          <h1 className="text-base font-semibold">Runs</h1>
          <p className="text-muted">The logins of this browser and their tokens, for eight hours.</p>
        </div>
        {comparable && (
          <form id="compare" action="/runs">
            <button type="submit" data-action="compare" className="button">
              Compare two
            </button>
          </form>
        )}
      </div>
      {runs.length === 0 ? (
        <p data-note="empty">
          There are none.{' '}
          <a className="link" href="/">
            Log in
          </a>{' '}
          to have the first.
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-md border border-line bg-panel">
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
      {comparison && <Compared comparison={comparison} now={now} />}
      {runs.length > 0 && (
        <details data-part="forget-all">
          <summary className="w-fit text-muted hover:text-ink">Forget all</summary>
          <form action={actions.forgetRuns} className="mt-2 flex flex-wrap items-center gap-3">
            <button type="submit" data-action="forget-all" className="button">
              {runs.length === 1 ? 'Forget this run' : `Forget ${runs.length} runs`}
            </button>
            <p className="min-w-0 text-muted">
              Their tokens go from Claimcheck's memory. At the provider they hold until they expire.{' '}
              <a className="link" href="/forget">
                Forget everything
              </a>{' '}
              takes the rest of this browser too.
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
      <p
        role="status"
        data-note="not-compared"
        className="rounded-md border border-warn bg-warn-soft px-3 py-2"
      >
        {comparison.problem}
      </p>
    );
  }
  const { names, before, after } = comparison;
  return <ClaimChanges names={names} before={before} after={after} now={now} />;
}
