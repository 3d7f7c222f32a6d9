import type { Metadata } from 'next';
import { ProfileList } from '@/components/profiles/profile-list';
import { notKeptWords } from '@/lib/configure/profile/kept';
import { poolIdOf } from '@/lib/configure/profile/profile';
import { profileLink, toShared } from '@/lib/configure/profile/profile-file';
import type { Run } from '@/lib/run/run';
import { lastLogin } from '@/lib/run/summary';
import { currentSession } from '@/lib/server/http/current-session';
import { environment } from '@/lib/server/process/environment';
import { deletedName } from '@/lib/server/profiles/manage-profiles';
import { damagedProfiles } from '@/lib/server/profiles/own-profiles';
import { listProfiles, type StoredProfile, selectedProfile, visible } from '@/lib/server/profiles/profiles';
import { listRuns } from '@/lib/server/store/runs';
import type { ListedProfile } from '@/lib/views/profiles';
import {
  deleteProfile,
  duplicateProfile,
  editProfile,
  renameProfile,
  restoreProfile,
  selectProfile,
} from './actions';

export const metadata: Metadata = { title: 'Profiles · Claimcheck' };

export default async function Page({ searchParams }: PageProps<'/profiles'>) {
  const { deleted, undo, added, copied } = await searchParams;
  const session = await currentSession();
  const selected = (await selectedProfile(session)).profile.id;
  const runs = await listRuns(session.id);
  const ticket = typeof deleted === 'string' ? deleted : '';
  const name = await deletedName(ticket, session.id);
  const profiles = await listProfiles(session.id);
  return (
    <ProfileList
      profiles={profiles.map((stored) => listed(stored, selected, runs))}
      damaged={await damagedProfiles()}
      deleted={name === null ? undefined : { ticket, name }}
      late={undo === 'late'}
      notCopied={notCopiedWords(copied)}
      added={/^\d{1,3}$/.test(String(added)) ? Number(added) : 0}
      now={Date.now()}
      actions={{ selectProfile, editProfile, duplicateProfile, renameProfile, deleteProfile, restoreProfile }}
    />
  );
}

/** The URL contains the reason; the text is defined here. */
function notCopiedWords(kind: unknown): string | null {
  const known = (['too-many', 'too-large', 'no-cookie', 'store-full'] as const).find((each) => each === kind);
  return known ? notKeptWords({ kind: known }) : null;
}

function listed(stored: StoredProfile, selected: string, runs: readonly Run[]): ListedProfile {
  const profile = visible(stored);
  const { id, name, client_id, has_secret, read_only } = profile;
  const issuer = profile.metadata?.issuer ?? withoutWellKnown(profile.discovery_url);
  return {
    id,
    name,
    provider: poolIdOf(issuer) ?? issuer,
    client_id,
    has_secret,
    read_only,
    selected: id === selected,
    last_login: lastLogin(runs, id),
    sharable: id !== 'demo',
    has_link: profileLink(environment().app_url, toShared(profile)) !== null,
  };
}

const withoutWellKnown = (url: string) => url.replace(/\/\.well-known\/openid-configuration$/, '');
