'use client';

/**
 * Errors that get here are bugs, because a provider's failure is data and shown on its page. The exception is
 * an unavailable store, which the server indicates with the digest, the only part of an error that Next.js
 * passes on.
 */
export default function ErrorPage({ error, retry }: { error: { digest?: string }; retry: () => void }) {
  const away = error.digest === 'store-unavailable';
  return (
    <main id="content" className="page page-narrow" data-failure={away ? 'store-unavailable' : 'bug'}>
      <h1 className="title">{away ? 'Claimcheck can’t use its store' : 'Something went wrong'}</h1>
      <p>
        {away
          ? 'The store that its servers share doesn’t respond, or rejects writes. No data is lost. Try again in a moment.'
          : 'Claimcheck couldn’t render this page. See the terminal for details.'}
      </p>
      <p className="row row-tight">
        <button type="button" className="button button-primary" onClick={retry}>
          Try again
        </button>
        <a className="button" href="/">
          Back to sign-in
        </a>
      </p>
    </main>
  );
}
