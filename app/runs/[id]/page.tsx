import { notFound } from 'next/navigation';
import { chooseCopied, chooseLook, discover, saveProfile, selectProfile } from '@/app/actions';
import { FlowPage } from '@/components/flow/flow-page';
import { currentBrowser } from '@/lib/server/http/session';
import { loadRun } from '@/lib/server/store/runs';
import { viewOfRun } from '@/lib/server/views/flow';

export default async function Page({ params, searchParams }: PageProps<'/runs/[id]'>) {
  const browser = await currentBrowser();
  const run = await loadRun((await params).id, browser.id);
  if (!run) notFound();
  const { step, reveal } = await searchParams;
  const view = await viewOfRun(run, browser, {
    verify_open: step === 'verify',
    revealed: reveal === 'tokens',
  });
  return (
    <FlowPage view={view} actions={{ discover, saveProfile, selectProfile, chooseCopied, chooseLook }} />
  );
}
