import type { VisibleProfile } from '@/lib/configure/profile/profile';
import type { RunSummary } from '@/lib/run/summary';

/** A profile as the list shows it. */
export type ListedProfile = {
  profile: VisibleProfile;
  selected: boolean;
  last_login: RunSummary | null;
  /** `null` where it cannot be shared: everybody has the demo pool, and a very large one fits in no link. */
  link: string | null;
};

/** The server's side of the list's forms. */
export type ProfileActions = {
  /** Form field `profile`, as of all of these but the last. */
  selectProfile: (form: FormData) => Promise<void>;
  /** Selects it and opens the Configuration dialog. */
  editProfile: (form: FormData) => Promise<void>;
  duplicateProfile: (form: FormData) => Promise<void>;
  deleteProfile: (form: FormData) => Promise<void>;
  /** And `name`. Answers what is wrong with it; where nothing is, the list is shown again. */
  renameProfile: (before: Renaming, form: FormData) => Promise<Renaming>;
  /** Form field `ticket`. */
  restoreProfile: (form: FormData) => Promise<void>;
};

/** A name as it was typed, and what is wrong with it. */
export type Renaming = { name: string; problem?: string };
