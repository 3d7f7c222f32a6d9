'use client';

import type { ListedProfile, ProfileActions } from '@/lib/views/profiles';
import { ProfileItem } from './profile-item';

type Props = {
  profiles: ListedProfile[];
  /** Unix time in milliseconds. */
  now: number;
  renameProfile: ProfileActions['renameProfile'];
};

/** A client component, so that a row is in the page as markup and as data, not also as a tree of elements. */
export function ProfileRows({ profiles, now, renameProfile }: Props) {
  return (
    <ul className="list">
      {profiles.map((profile) => (
        <ProfileItem key={profile.id} profile={profile} now={now} renameProfile={renameProfile} />
      ))}
    </ul>
  );
}
