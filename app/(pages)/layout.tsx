import type { ReactNode } from 'react';
import { chooseLook } from '@/app/actions';
import { HeaderBar } from '@/components/ui/header';
import { currentSession } from '@/lib/server/http/current-session';
import { lookOf } from '@/lib/server/http/session';

/** Pages with a header that has no profile menu. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <HeaderBar look={lookOf(await currentSession())} chooseLook={chooseLook} />
      {children}
    </>
  );
}
