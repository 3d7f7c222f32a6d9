import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReportPage } from '@/components/runs/report-page';
import { explain } from '@/lib/run/explain';
import { reportOf } from '@/lib/run/report';
import { currentSession } from '@/lib/server/http/current-session';
import { environment } from '@/lib/server/process/environment';
import { loadRun } from '@/lib/server/store/runs';

export const metadata: Metadata = { title: 'Report · Claimcheck' };

/** A sign-in to print, or to paste into a ticket. */
export default async function Page({ params }: PageProps<'/runs/[id]/report'>) {
  const run = await loadRun((await params).id, (await currentSession()).id);
  if (!run) notFound();
  const { client_id, scope, metadata: provider } = run.profile;
  const context = {
    client_id,
    scope,
    has_secret: false,
    callback_url: environment().callback_url,
    metadata: provider,
    ...(run.grant && { grant: run.grant }),
  };
  const report = reportOf(run, (failure) => explain(failure, context));
  return <ReportPage run={run.id} report={report} />;
}
