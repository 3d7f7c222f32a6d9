import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { PageKeys } from '@/components/ui/page-keys';
import { currentBrowser } from '@/lib/server/http/session';
import './globals.css';
import { paletteEntries } from './palette';

export const metadata: Metadata = {
  title: 'Claimcheck',
  description: "From an OpenID Provider's discovery document to a verified id_token in the clipboard.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made at build time has no nonce, and the content security policy would stop its scripts.
  await connection();
  const { theme, presenter } = await currentBrowser();
  return (
    <html lang="en" data-theme={theme} data-presenter={presenter || undefined}>
      <body>
        {children}
        <PageKeys entries={paletteEntries} />
      </body>
    </html>
  );
}
