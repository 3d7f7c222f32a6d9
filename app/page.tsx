import { FlowPage } from '@/components/flow-page';
import { selectedProfile } from '@/lib/server/profiles';
import { currentBrowser } from '@/lib/server/session';
import { chooseCopied, chooseLook, discover, saveProfile, selectProfile } from './actions';
import { viewOfProfile } from './flow-view';
import { readRefused } from './refused';

export default async function Page({ searchParams }: PageProps<'/'>) {
  const refused = readRefused(await searchParams);
  const browser = await currentBrowser();
  const view = await viewOfProfile(await selectedProfile(browser), browser, refused);
  return (
    <FlowPage view={view} actions={{ discover, saveProfile, selectProfile, chooseCopied, chooseLook }} />
  );
}
