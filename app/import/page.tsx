import type { Metadata } from 'next';
import { chooseLook } from '@/app/actions';
import { HeaderBar } from '@/components/header';
import { Importer } from '@/components/import/importer';
import { lookOf } from '@/lib/server/browser';
import { currentBrowser } from '@/lib/server/session';
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
