import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { SequencePage } from '@/components/sequence/sequence-page';
import { visibleRun } from '@/lib/run/visible-run';
import { currentSession } from '@/lib/server/http/current-session';
import { loadRun } from '@/lib/server/store/runs';

export const metadata: Metadata = { title: 'Sequence diagram · Claimcheck' };

/** A sign-in as a sequence diagram, based on its HTTP log. */
export default async function Page({ params }: PageProps<'/runs/[id]/diagram'>) {
  const session = await currentSession();
  const run = await loadRun((await params).id, session.id);
  if (!run) notFound();
  return <SequencePage run={visibleRun(run)} />;
}
