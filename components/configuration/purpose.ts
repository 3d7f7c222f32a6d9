import type { ProfileDraft } from '@/lib/configure/profile/draft';
import type { Actions } from '@/lib/views/flow';

/** Why the dialog is open: to edit the profile, a copy of a read-only one, or a new one. */
export type Purpose = 'edit' | 'copy' | 'new';

export type ConfigurationProps = {
  /** The current profile, as the dialog's fields. */
  saved: ProfileDraft;
  has_secret: boolean;
  read_only: boolean;
  callback_url: string;
  discover: Actions['discover'];
  saveProfile: Actions['saveProfile'];
};
