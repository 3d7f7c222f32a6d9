import type { Metadata } from 'next';
import { Workbench } from '@/components/lambda/workbench';
import { currentSession } from '@/lib/server/http/current-session';
import { selectedProfile } from '@/lib/server/profiles/profiles';
import { viewOfWorkbench } from '@/lib/server/views/workbench';

export const metadata: Metadata = { title: 'Lambda · Claimcheck' };

/** Write, run, and deploy the Pre Token Generation trigger. */
export default async function Page() {
  const session = await currentSession();
  const { profile } = await selectedProfile(session);
  return <Workbench view={await viewOfWorkbench(session.id, profile)} />;
}
