'use client';

/**
 * Whatever gets here is a bug: a failure of the provider is data, and is shown on its page. But for one: a store that is
 * away, which the server tells by the digest, the one thing of an error that Next.js passes on.
 */
export default function ErrorPage({ error, retry }: { error: { digest?: string }; retry: () => void }) {
  const away = error.digest === 'store-unavailable';
  return (
    <main
      className="mx-auto w-full max-w-2xl space-y-4 px-4 pt-5 pb-8 sm:px-6"
      data-failure={away ? 'store-unavailable' : 'bug'}
    >
      <h1 className="text-base font-semibold">
        {away ? 'Claimcheck can’t use its store' : 'Claimcheck made a mistake'}
      </h1>
      <p>
        {away
          ? 'The store that its servers share doesn’t answer, or takes no writes. Nothing in it is lost. Try again in a moment.'
          : 'The page could not be drawn. The reason is in the terminal in which Claimcheck runs.'}
      </p>
      <p className="flex flex-wrap gap-2">
        <button type="button" className="button button-primary" onClick={retry}>
          Try again
        </button>
        <a className="button" href="/">
          To the five steps
        </a>
      </p>
    </main>
  );
}
