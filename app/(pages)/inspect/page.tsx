import type { Metadata } from 'next';
import { Inspector } from '@/components/inspect/inspector';
import { currentSession } from '@/lib/server/http/current-session';
import { listProfiles, type StoredProfile } from '@/lib/server/profiles/profiles';
import type { KnownIssuer } from '@/lib/views/inspect';
import { fetchKeys, judge } from './actions';

export const metadata: Metadata = { title: 'Inspect · Claimcheck' };

/** Inspects any token, without a sign-in. The pasted token is never in the URL. */
export default async function Page() {
  const session = await currentSession();
  const known = (await listProfiles(session.id)).map(knownIssuer);
  return <Inspector known={known} now={Date.now()} actions={{ fetchKeys, judge }} />;
}

/** As far as known without a request to the provider. */
const knownIssuer = ({ profile }: StoredProfile): KnownIssuer => ({
  id: profile.id,
  name: profile.name,
  issuer:
    profile.metadata?.issuer ?? profile.discovery_url.replace(/\/\.well-known\/openid-configuration$/, ''),
  client_id: profile.client_id,
});
