import type { Metadata } from 'next';
import { FlowPage } from '@/components/flow/flow-page';
import { currentSession } from '@/lib/server/http/current-session';
import { selectedProfile } from '@/lib/server/profiles/profiles';
import { viewOfProfile } from '@/lib/server/views/flow';
import { flowActions } from './flow-actions';
import { readParts } from './parts';
import { readRefused } from './refused';

export const metadata: Metadata = { title: 'Sign in · Claimcheck' };

export default async function Page({ searchParams }: PageProps<'/'>) {
  const query = await searchParams;
  const session = await currentSession();
  const view = await viewOfProfile(await selectedProfile(session), session, {
    ...readParts(query),
    refused: await readRefused(query, session.id),
    saved: typeof query.saved === 'string' ? query.saved : null,
    profile_gone: query.profile === 'gone',
  });
  return <FlowPage view={view} actions={flowActions} />;
}
