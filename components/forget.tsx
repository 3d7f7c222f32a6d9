type Props = {
  remembered: { runs: number; profiles: { count: number; go: boolean } };
  /** It was pressed a moment ago. */
  done: boolean;
};

/** What is forgotten and what is not, and the one button. */
export function Forget({ remembered: { runs, profiles }, done }: Props) {
  if (done && runs === 0) return <Done />;
  return (
    <main data-page="forget" className="mx-auto w-full max-w-2xl space-y-4 px-4 pt-5 pb-8 sm:px-6">
      <h1 className="text-base font-semibold">Forget everything of this browser?</h1>
      <div className="space-y-1">
        <h2 className="font-medium">This goes, and cannot be brought back:</h2>
        <ul className="list-disc space-y-1 pl-5">
          {runs > 0 && <li data-runs={runs}>{count(runs, 'login')} with codes, tokens and transcript.</li>}
          {profiles.go && profiles.count > 0 && (
            <li data-profiles={profiles.count}>
              {count(profiles.count, 'profile')} that you saved here, with client secrets.
            </li>
          )}
          <li>
            What was chosen in this browser: profile, step by step or straight through, theme, presenter mode.
          </li>
        </ul>
      </div>
      <div className="space-y-1">
        <h2 className="font-medium">This stays:</h2>
        <ul className="list-disc space-y-1 pl-5">
          {!profiles.go && profiles.count > 0 && (
            <li>
              {count(profiles.count, 'profile')} in the file of your profiles. Delete them under{' '}
              <a className="link" href="/profiles">
                Profiles
              </a>
              .
            </li>
          )}
          <li>
            The tokens themselves, wherever they were copied to: they are good until they expire or are
            revoked.
          </li>
          <li>The login at the provider, which remembers it by a cookie of its own.</li>
        </ul>
      </div>
      <form method="post" action="/forget/everything" className="flex flex-wrap gap-2">
        <button type="submit" data-action="forget-everything" className="button button-primary">
          Forget everything
        </button>
        <a data-action="cancel" className="button" href="/">
          Keep everything
        </a>
      </form>
    </main>
  );
}

function Done() {
  return (
    <main data-page="forgotten" className="mx-auto w-full max-w-2xl space-y-4 px-4 pt-5 pb-8 sm:px-6">
      <h1 className="text-base font-semibold">Everything of this browser is forgotten</h1>
      <p role="status">No login of it is kept any more, and none of its tokens.</p>
      <p>
        <a className="button button-primary" href="/">
          To the five steps
        </a>
      </p>
    </main>
  );
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
