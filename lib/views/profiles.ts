import type { RunSummary } from '@/lib/run/summary';

/** A profile in the list: what a row shows of it, because the page contains every row as data, too. */
export type ListedProfile = {
  id: string;
  name: string;
  /** The pool's ID, or another provider's issuer. */
  provider: string;
  client_id: string;
  has_secret: boolean;
  read_only: boolean;
  selected: boolean;
  last_login: RunSummary | null;
  /** Not for the demo pool, which everyone has. */
  sharable: boolean;
  /** A very large profile doesn't fit into a link. */
  has_link: boolean;
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
