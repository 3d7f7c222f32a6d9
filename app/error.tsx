'use client';

/** Whatever gets here is a bug: a failure of the provider is data, and is shown on its page. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto w-full max-w-2xl space-y-4 px-4 pt-5 pb-8 sm:px-6">
      <h1 className="text-base font-semibold">Claimcheck made a mistake</h1>
      <p>The page could not be drawn. The reason is in the terminal in which Claimcheck runs.</p>
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
