import { HeaderBar } from '@/components/ui/header';
import { lookOf } from '@/lib/server/http/browser';
import { currentBrowser } from '@/lib/server/http/session';
import { chooseLook } from './actions';

export default async function NotFound() {
  return (
    <>
      <HeaderBar look={lookOf(await currentBrowser())} chooseLook={chooseLook} />
      <main className="mx-auto w-full max-w-2xl space-y-4 px-4 pt-5 pb-8 sm:px-6">
        <h1 className="text-base font-semibold">There is nothing at this address</h1>
        <p>
          If it was a login: it is shown only in the browser that began it, and until it is forgotten, after
          some hours or when Claimcheck is started again.
        </p>
        <p className="flex flex-wrap gap-2">
          <a className="button button-primary" href="/">
            To the five steps
          </a>
          <a className="button" href="/runs">
            Logins of this browser
          </a>
        </p>
      </main>
    </>
  );
}
