import type { WorkbenchState } from './use-workbench';

/** The demo pool's current trigger, and how to test this one with a real token. */
export function PoolBar({ state }: { state: WorkbenchState }) {
  const { pool, busy } = state;
  if (pool === null)
    return (
      <p data-pool-trigger="off" className="text-muted">
        The demo pool is off, so you can’t test the handler with a sign-in.
      </p>
    );
  return (
    <>
      <button
        type="button"
        data-action="use-in-pool"
        className="button"
        disabled={busy}
        onClick={state.tryInPool}
      >
        Use in the demo pool
      </button>
      {pool.kind === 'own' ? (
        <span data-pool-trigger={`own ${pool.version}`} className="text-muted">
          The demo pool uses its default trigger ({pool.version}).
        </span>
      ) : (
        <>
          <span data-pool-trigger={`${pool.kind} ${pool.version}`}>
            The demo pool uses {pool.kind === 'file' ? 'the operator’s file' : 'this handler'} ({pool.version}
            ) from the next sign-in or refresh.
          </span>
          <a data-action="sign-in" className="link" href="/start?profile=demo">
            Sign in
          </a>
          <button
            type="button"
            data-action="restore-trigger"
            className="button button-small"
            disabled={busy}
            onClick={state.putBack}
          >
            Restore default trigger
          </button>
        </>
      )}
    </>
  );
}
