import { excerpt } from '@/lib/text/excerpt';
import { storedProfilesSchema } from './schema';
import type { StoredProfiles } from './stored-profiles';

/** How many profiles of one's own, and how many characters all of them, secrets included. */
export const profileBounds = { profiles: 200, characters: 400_000 } as const;

/** Why own profiles were not changed. */
export type NotKept =
  | { kind: 'too-many' | 'too-large' | 'no-cookie' | 'store-full' }
  | { kind: 'invalid'; problem: string };

export type Kept = { ok: true } | { ok: false; why: NotKept };

/** Whether own profiles may be kept as they are `after` a change. What was too much `before` may always become less. */
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
      return 'Your browser sent no cookie, so your profiles can’t be told from those of others. Allow cookies for this site, and reload the page.';
    case 'store-full':
      return 'Claimcheck has no room for more profiles. Nothing was deleted to make room. Try again later.';
    case 'invalid':
      return `The profile wasn’t saved. ${why.problem}`;
  }
}
