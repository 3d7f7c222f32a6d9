import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { flowActions } from '@/app/flow-actions';
import { readParts } from '@/app/parts';
import { FlowPage } from '@/components/flow/flow-page';
import { summarize } from '@/lib/run/summary';
import { tabTitle } from '@/lib/run/tab-title';
import { currentSession } from '@/lib/server/http/current-session';
import { loadRun } from '@/lib/server/store/runs';
import { viewOfRun } from '@/lib/server/views/flow';

/** The run of the request's browser, read once for the title and the page. */
const ownRun = cache(async (id: string) => await loadRun(id, (await currentSession()).id));

export async function generateMetadata({ params }: PageProps<'/runs/[id]'>): Promise<Metadata> {
  const run = await ownRun((await params).id);
  if (!run) return { title: 'Not found · Claimcheck' };
  const { owner, expires_at } = summarize(run);
  const verdict = run.verification?.verdict ?? null;
  return { title: tabTitle({ verdict, user: owner.user, expires_at }, Date.now()) };
}

export default async function Page({ params, searchParams }: PageProps<'/runs/[id]'>) {
  const session = await currentSession();
  const run = await ownRun((await params).id);
  if (!run) notFound();
  const query = await searchParams;
  const view = await viewOfRun(run, session, { ...readParts(query), verify_open: query.step === 'verify' });
  return <FlowPage view={view} actions={flowActions} />;
}
