import type { ImportedProfile } from '@/lib/configure/profile/profile-import';

/** A profile that could be added, before it is. */
export type PreviewedProfile =
  | (Extract<ImportedProfile, { ok: true }> & {
      /** Its own name, or another one where that is taken: nothing is replaced. */
      added_as: string;
      /** The name of a profile that is there already, and differs from it in nothing but perhaps the name. */
      same_as: string | null;
    })
  | Extract<ImportedProfile, { ok: false }>;

export type ImportPreview =
  | { ok: true; profiles: PreviewedProfile[]; carries_secret: boolean }
  | { ok: false; problem: string };

/** The server's side of the page. Both read `text`, a link or a file, from the beginning. */
export type ImportActions = {
  previewImport: (input: { text: string }) => Promise<ImportPreview>;
  /** `chosen` are places in the preview. Answers the address to go on to. */
  importProfiles: (input: {
    text: string;
    chosen: number[];
  }) => Promise<{ ok: true; address: string } | { ok: false; problem: string }>;
};
