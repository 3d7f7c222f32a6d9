import type { Metadata } from 'next';
import { chooseLook } from '@/app/actions';
import { Importer } from '@/components/import/importer';
import { HeaderBar } from '@/components/ui/header';
import { lookOf } from '@/lib/server/http/browser';
import { currentBrowser } from '@/lib/server/http/session';
import { importProfiles, previewImport } from './actions';

export const metadata: Metadata = { title: 'Import profiles · Claimcheck' };

/** Profiles of someone else: by a link, whose fragment has one in it, or by a file. */
export default async function Page() {
  const browser = await currentBrowser();
  return (
    <>
      <HeaderBar here="/profiles" look={lookOf(browser)} chooseLook={chooseLook} />
      <Importer previewImport={previewImport} importProfiles={importProfiles} />
    </>
  );
}
