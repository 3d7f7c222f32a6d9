import type { Metadata } from 'next';
import { HeaderBar } from '@/components/ui/header';
import { currentSession } from '@/lib/server/http/current-session';
import { lookOf } from '@/lib/server/http/session';
import { chooseLook } from './actions';

export const metadata: Metadata = { title: '404 · Claimcheck' };

export default async function NotFound() {
  return (
    <>
      <HeaderBar look={lookOf(await currentSession())} chooseLook={chooseLook} />
      <main id="content" data-page="not-found" className="page page-narrow">
        <h1 className="title">Page not found</h1>
        <p>
          Sign-ins are only visible in the browser that started them, and are deleted after eight hours or
          when Claimcheck restarts.
        </p>
        <p>
          <a className="button button-primary" href="/">
            Back to sign-in
          </a>
        </p>
      </main>
    </>
  );
}
