import type { ReactNode } from 'react';
import { chooseLook } from '@/app/actions';
import { HeaderBar } from '@/components/ui/header';
import { lookOf } from '@/lib/server/http/browser';
import { currentBrowser } from '@/lib/server/http/session';

/** The pages whose header has no profile to choose. */
export default async function PagesLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <HeaderBar look={lookOf(await currentBrowser())} chooseLook={chooseLook} />
      {children}
    </>
  );
}
