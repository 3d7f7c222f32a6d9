import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { cookieName, openBrowser } from '@/lib/server/browser';
import './globals.css';

export const metadata: Metadata = {
  title: 'Claimcheck',
  description: "From an OpenID Provider's discovery document to a verified id_token in the clipboard.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made at build time has no nonce, and the content security policy would stop its scripts.
  await connection();
  const browser = await openBrowser((await cookies()).get(cookieName())?.value);
  return (
    <html lang="en" data-theme={browser?.theme ?? 'system'}>
      <body>{children}</body>
    </html>
  );
}
