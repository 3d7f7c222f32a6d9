import type { ImportedProfile } from '@/lib/configure/profile/profile-import';

/** A profile before it's imported. */
export type PreviewedProfile =
  | (Extract<ImportedProfile, { ok: true }> & {
      /** Its own name, or another one if that is taken, because nothing is replaced. */
      added_as: string;
      /** The name of an existing profile that is identical except for the name. */
      same_as: string | null;
    })
  | Extract<ImportedProfile, { ok: false }>;

export type ImportPreview =
  | { ok: true; profiles: PreviewedProfile[]; carries_secret: boolean }
  | { ok: false; problem: string };

/** Server actions of the page. Both read all of `text`, a link or a file. */
export type ImportActions = {
  previewImport: (input: { text: string }) => Promise<ImportPreview>;
  /** `chosen` are positions in the preview. Returns the URL to continue with. */
  importProfiles: (input: {
    text: string;
    chosen: number[];
  }) => Promise<{ ok: true; address: string } | { ok: false; problem: string }>;
};
