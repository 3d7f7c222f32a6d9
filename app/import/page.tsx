import type { Metadata } from 'next';
import { chooseTheme } from '@/app/actions';
import { HeaderBar } from '@/components/header';
import { Importer } from '@/components/import/importer';
import { currentBrowser } from '@/lib/server/session';
import { importProfiles, previewImport } from './actions';

export const metadata: Metadata = { title: 'Import profiles · Claimcheck' };

/** Profiles of someone else: by a link, whose fragment has one in it, or by a file. */
export default async function Page() {
  const { theme } = await currentBrowser();
  return (
    <>
      <HeaderBar here="/profiles" theme={theme} chooseTheme={chooseTheme} />
      <Importer previewImport={previewImport} importProfiles={importProfiles} />
    </>
  );
}
