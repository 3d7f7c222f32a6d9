import type { Metadata } from 'next';
import { SignedOut, type SignedOutView } from '@/components/signed-out';
import { currentSession } from '@/lib/server/http/current-session';
import type { Session } from '@/lib/server/http/session';
import { loadProfile } from '@/lib/server/profiles/profiles';
import { loadRun } from '@/lib/server/store/runs';

export const metadata: Metadata = { title: 'Signed out · Claimcheck' };

/**
 * Where a provider redirects the browser after a sign-out. It never redirects further, whatever is in its
 * URL.
 */
export default async function Page({ searchParams }: PageProps<'/signed-out'>) {
  const session = await currentSession();
  const { state } = await searchParams;
  return <SignedOut view={await viewOf(session, state)} now={Date.now()} />;
}

async function viewOf(session: Session, state: string | string[] | undefined): Promise<SignedOutView> {
  const { signing_out, id } = session;
  if (!signing_out) return { kind: 'nothing-begun' };
  const { profile, run, at, way } = signing_out;
  const stored = await loadProfile(profile, id);
  const { token_response, ...rest } = (run && (await loadRun(run, id))) || {};
  return {
    kind: 'returned',
    at,
    // The standard makes the provider return the state; proprietary endpoints don't.
    answers: way !== 'rp-initiated' || state === signing_out.state,
    ...(stored && { profile: { id: profile, name: stored.profile.name } }),
    ...(run && token_response && { run: { id: run, token_response, ...rest } }),
  };
}
