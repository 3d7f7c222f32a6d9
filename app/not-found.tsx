export default function NotFound() {
  return (
    <main className="mx-auto max-w-xl space-y-3 px-4 py-16">
      <h1 className="text-lg font-semibold">There is nothing at this address</h1>
      <p>
        A login is shown only in the browser that began it, and only until it is forgotten: after some hours,
        or when Claimcheck was started again.
      </p>
      <p>
        <a className="link" href="/">
          To the five steps
        </a>
      </p>
    </main>
  );
}
