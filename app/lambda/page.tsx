import type { Metadata } from 'next';
import { chooseLook } from '@/app/actions';
import { HeaderBar } from '@/components/header';
import { Workbench } from '@/components/lambda/workbench';
import { lookOf } from '@/lib/server/browser';
import { viewOfWorkbench } from '@/lib/server/pre-token/workbench';
import { selectedProfile } from '@/lib/server/profiles';
import { currentBrowser } from '@/lib/server/session';

export const metadata: Metadata = { title: 'Lambda · Claimcheck' };

/** The Pre Token Generation trigger: written, run and shipped. */
export default async function Page() {
  const browser = await currentBrowser();
  const { profile } = await selectedProfile(browser);
  return (
    <>
      <HeaderBar here="/lambda" look={lookOf(browser)} chooseLook={chooseLook} />
      <Workbench view={await viewOfWorkbench(browser.id, profile)} />
    </>
  );
}
