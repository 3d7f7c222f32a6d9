import { excerpt } from '@/lib/text/excerpt';
import { storedProfilesSchema } from './schema';
import type { StoredProfiles } from './stored-profiles';

/** Maximum number of saved profiles, and of characters in all of them, including secrets. */
export const profileBounds = { profiles: 200, characters: 400_000 } as const;

/** Why the saved profiles didn't change. */
export type NotKept =
  | { kind: 'too-many' | 'too-large' | 'no-cookie' | 'store-full' }
  | { kind: 'invalid'; problem: string };

export type Kept = { ok: true } | { ok: false; why: NotKept };

/**
 * Whether saved profiles may be stored as they are `after` a change. If they exceeded a limit `before`, a
 * change may always make them smaller.
 */
export function checkProfiles(before: StoredProfiles, after: StoredProfiles): Kept {
  const read = storedProfilesSchema.safeParse(after);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.slice(2).join('.') || 'profile';
    return {
      ok: false,
      why: { kind: 'invalid', problem: excerpt(`${field}: ${issue?.message ?? 'not valid'}`, 300) },
    };
  }
  const refuse = (kind: 'too-many' | 'too-large'): Kept => ({ ok: false, why: { kind } });
  const isMore = (count: (stored: StoredProfiles) => number, most: number) =>
    count(after) > most && count(after) > count(before);
  if (isMore(({ profiles }) => profiles.length, profileBounds.profiles)) return refuse('too-many');
  if (isMore((stored) => JSON.stringify(stored).length, profileBounds.characters)) return refuse('too-large');
  return { ok: true };
}

export function notKeptWords(why: NotKept): string {
  switch (why.kind) {
    case 'too-many':
      return `You have ${profileBounds.profiles} profiles, which is the limit. Delete some, and try again.`;
    case 'too-large':
      return `Your profiles would be larger than ${profileBounds.characters} characters together. Delete some, or shorten their Cube settings.`;
    case 'no-cookie':
      return 'Your browser sent no cookie, so Claimcheck can’t find your profiles. Allow cookies for this site, and reload the page.';
    case 'store-full':
      return 'Claimcheck has no room for more profiles. Nothing was deleted to make room. Try again later.';
    case 'invalid':
      return `The profile wasn’t saved. ${why.problem}`;
  }
}
