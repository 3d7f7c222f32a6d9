import { FlowPage } from '@/components/flow/flow-page';
import { currentBrowser } from '@/lib/server/http/session';
import { selectedProfile } from '@/lib/server/profiles/profiles';
import { viewOfProfile } from '@/lib/server/views/flow';
import { chooseCopied, chooseLook, discover, saveProfile, selectProfile } from './actions';
import { readRefused } from './refused';

export default async function Page({ searchParams }: PageProps<'/'>) {
  const refused = readRefused(await searchParams);
  const browser = await currentBrowser();
  const view = await viewOfProfile(await selectedProfile(browser), browser, refused);
  return (
    <FlowPage view={view} actions={{ discover, saveProfile, selectProfile, chooseCopied, chooseLook }} />
  );
}
