type Props = {
  remembered: { runs: number; profiles: { count: number; go: boolean } };
  /** All data was just deleted. */
  done: boolean;
};

/** What is deleted and what isn't, with the button to delete it. */
export function Forget({ remembered: { runs, profiles }, done }: Props) {
  if (done && runs === 0) return <Done />;
  return (
    <main id="content" data-page="forget" className="page page-narrow">
      <h1 className="title">Clear all data for this browser?</h1>
      <section className="space-y-1">
        <h2 className="subtitle">Permanently deleted</h2>
        <ul className="bullets">
          {runs > 0 && (
            <li data-runs={runs}>{count(runs, 'sign-in')} with codes, tokens, and the HTTP log.</li>
          )}
          {profiles.go && profiles.count > 0 && (
            <li data-profiles={profiles.count}>
              {count(profiles.count, 'saved profile')} with client secrets.
            </li>
          )}
          <li>This browser’s settings: selected profile, login mode, theme, and presenter mode.</li>
        </ul>
      </section>
      <section className="space-y-1">
        <h2 className="subtitle">Not deleted</h2>
        <ul className="bullets">
          {!profiles.go && profiles.count > 0 && (
            <li>
              Your {count(profiles.count, 'saved profile')}. Delete them under{' '}
              <a className="link" href="/profiles">
                Profiles
              </a>
              .
            </li>
          )}
          <li>Tokens that you copied elsewhere. They remain valid until they expire or are revoked.</li>
          <li>Your session at the provider, which the provider keeps in its own cookie.</li>
        </ul>
      </section>
      <form method="post" action="/forget/everything" className="row row-tight">
        <button
          type="submit"
          data-action="forget-everything"
          data-pending="Deleting…"
          className="button button-danger"
        >
          Clear all data
        </button>
        <a data-action="cancel" className="button" href="/">
          Cancel
        </a>
      </form>
    </main>
  );
}

function Done() {
  return (
    <main id="content" data-page="forgotten" className="page page-narrow">
      <h1 className="title">All data cleared</h1>
      <p role="status">No sign-ins or tokens from this browser remain.</p>
      <p>
        <a className="button button-primary" href="/">
          Back to sign-in
        </a>
      </p>
    </main>
  );
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
