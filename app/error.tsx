'use client';

/** Whatever gets here is a bug: a failure of the provider is data, and is shown on its page. */
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <main className="mx-auto max-w-xl space-y-3 px-4 py-16">
      <h1 className="text-lg font-semibold">Claimcheck made a mistake</h1>
      <p>The page could not be drawn. The reason is in the terminal in which Claimcheck runs.</p>
      <p className="flex gap-3">
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
        <a className="button" href="/">
          To the five steps
        </a>
      </p>
    </main>
  );
}
