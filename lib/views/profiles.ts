import type { VisibleProfile } from '@/lib/configure/profile/profile';
import type { RunSummary } from '@/lib/run/summary';

/** A profile in the list. */
export type ListedProfile = {
  profile: VisibleProfile;
  selected: boolean;
  last_login: RunSummary | null;
  /**
   * `null` if it can't be shared: everyone has the demo pool, and a very large profile doesn't fit into a
   * link.
   */
  link: string | null;
};

/** Server actions of the list. */
export type ProfileActions = {
  /** Form field `profile`, as for all of these except the last one. */
  selectProfile: (form: FormData) => Promise<void>;
  /** Selects it and opens the Configuration dialog. */
  editProfile: (form: FormData) => Promise<void>;
  duplicateProfile: (form: FormData) => Promise<void>;
  deleteProfile: (form: FormData) => Promise<void>;
  /** Also form field `name`. Returns the problem, if any; otherwise, the list is shown again. */
  renameProfile: (before: Renaming, form: FormData) => Promise<Renaming>;
  /** Form field `ticket`. */
  restoreProfile: (form: FormData) => Promise<void>;
};

/** A name as typed, and its problem. */
export type Renaming = { name: string; problem?: string };
