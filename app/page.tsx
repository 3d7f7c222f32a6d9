import { FlowPage } from '@/components/flow-page';
import { selectedProfile } from '@/lib/server/profiles';
import { currentBrowser } from '@/lib/server/session';
import { chooseCopied, chooseLook, discover, saveProfile, selectProfile } from './actions';
import { viewOfProfile } from './flow-view';

export default async function Page({ searchParams }: PageProps<'/'>) {
  const { refused } = await searchParams;
  const browser = await currentBrowser();
  const view = await viewOfProfile(await selectedProfile(browser), browser, refused === 'unknown-state');
  return (
    <FlowPage view={view} actions={{ discover, saveProfile, selectProfile, chooseCopied, chooseLook }} />
  );
}
