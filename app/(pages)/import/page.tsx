import type { Metadata } from 'next';
import { Importer } from '@/components/import/importer';
import { importProfiles, previewImport } from './actions';

export const metadata: Metadata = { title: 'Import profiles · Claimcheck' };

/** Profiles of someone else: by a link, whose fragment has one in it, or by a file. */
export default async function Page() {
  return <Importer previewImport={previewImport} importProfiles={importProfiles} />;
}
