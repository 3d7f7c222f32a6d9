import type { WorkbenchState } from './use-workbench';

/** The demo pool's trigger: which one is set, and how to try this one with a real token. */
export function PoolBar({ state }: { state: WorkbenchState }) {
  const { pool, busy } = state;
  if (pool === null)
    return (
      <p data-pool-trigger="off" className="text-muted">
        The demo pool is off, so no login can try it here.
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
          The demo pool runs its own trigger ({pool.version}).
        </span>
      ) : (
        <>
          <span data-pool-trigger={`${pool.kind} ${pool.version}`}>
            The demo pool runs {pool.kind === 'file' ? "the operator's file" : 'this handler'} as{' '}
            {pool.version}, from the next login or refresh on.
          </span>
          <a data-action="sign-in" className="link" href="/start?profile=demo">
            Log in with it
          </a>
          <button
            type="button"
            data-action="restore-trigger"
            className="button button-small"
            disabled={busy}
            onClick={state.putBack}
          >
            Put the pool's own back
          </button>
        </>
      )}
    </>
  );
}
