import type { ProfileDraft } from '@/lib/configure/profile/draft';
import type { Actions } from '@/lib/views/flow';

/** What the dialog was opened for: the profile as it is, a copy of a read-only one, or a new one. */
export type Purpose = 'edit' | 'copy' | 'new';

export type ConfigurationProps = {
  /** The profile as it is now, as the dialog's fields. */
  saved: ProfileDraft;
  has_secret: boolean;
  read_only: boolean;
  callback_url: string;
  discover: Actions['discover'];
  saveProfile: Actions['saveProfile'];
};
