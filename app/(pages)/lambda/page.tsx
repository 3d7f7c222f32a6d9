import type { Metadata } from 'next';
import { Workbench } from '@/components/lambda/workbench';
import { currentBrowser } from '@/lib/server/http/session';
import { selectedProfile } from '@/lib/server/profiles/profiles';
import { viewOfWorkbench } from '@/lib/server/views/workbench';

export const metadata: Metadata = { title: 'Lambda · Claimcheck' };

/** The Pre Token Generation trigger: written, run and shipped. */
export default async function Page() {
  const browser = await currentBrowser();
  const { profile } = await selectedProfile(browser);
  return <Workbench view={await viewOfWorkbench(browser.id, profile)} />;
}
