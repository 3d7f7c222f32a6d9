import type { Metadata } from 'next';
import { Importer } from '@/components/import/importer';
import { importProfiles, previewImport } from './actions';

export const metadata: Metadata = { title: 'Import profiles · Claimcheck' };

/** Imports profiles from others: from the fragment of a link, or from a file. */
export default async function Page() {
  return <Importer previewImport={previewImport} importProfiles={importProfiles} />;
}
