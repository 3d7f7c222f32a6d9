import type { Metadata } from 'next';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { PageKeys } from '@/components/ui/page-keys';
import { currentSession } from '@/lib/server/http/current-session';
import { environment } from '@/lib/server/process/environment';
import './globals.css';
import { paletteEntries } from './palette';

/** A function, because `app_url` is read at run time, not at build time. */
export function generateMetadata(): Metadata {
  return {
    metadataBase: new URL(environment().app_url),
    title: 'Claimcheck',
    description: 'Sign in with your OpenID Provider, verify the token, and see what Cube will make of it.',
    icons: {
      // Not the SVG's rel, because the page changes that link with the result.
      shortcut: '/favicon.ico',
      icon: { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
      apple: '/apple-touch-icon.png',
    },
    manifest: '/site.webmanifest',
  };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page from build time has no nonce, and the content security policy would block its scripts.
  await connection();
  const { theme, presenter } = await currentSession();
  return (
    <html lang="en" data-theme={theme} data-presenter={presenter || undefined}>
      <body>
        {/* What a link to the app shows elsewhere. Next’s metadata would add a dozen tags, which repeat the title and more. */}
        <meta property="og:image" content={new URL('/social-preview.png', environment().app_url).href} />
        {/* Nothing is painted before the end of the page, because parts that are already visible would move. */}
        <link rel="expect" href="#end" blocking="render" />
        {children}
        <PageKeys entries={paletteEntries} />
        <template id="end" />
      </body>
    </html>
  );
}
