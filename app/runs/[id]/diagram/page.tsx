import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { chooseLook } from '@/app/actions';
import { HeaderBar } from '@/components/header';
import { SequencePage } from '@/components/sequence/sequence-page';
import { lookOf } from '@/lib/server/browser';
import { loadRun } from '@/lib/server/runs';
import { currentBrowser } from '@/lib/server/session';

export const metadata: Metadata = { title: 'Sequence diagram · Claimcheck' };

/** One login as a sequence diagram, drawn from its transcript. */
export default async function Page({ params }: PageProps<'/runs/[id]/diagram'>) {
  const browser = await currentBrowser();
  const run = await loadRun((await params).id, browser.id);
  if (!run) notFound();
  const { browser: _, request, ...visible } = run;
  return (
    <>
      <HeaderBar look={lookOf(browser)} chooseLook={chooseLook} />
      <SequencePage run={{ ...visible, has_state: request !== undefined }} />
    </>
  );
}
