'use server';

import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { notKeptWords } from '@/lib/configure/profile/kept';
import type { Profile } from '@/lib/configure/profile/profile';
import { type ImportedProfile, readProfileImport } from '@/lib/configure/profile/profile-import';
import { freeName } from '@/lib/configure/profile/stored-profiles';
import { currentSession, mayKeepProfiles, remember } from '@/lib/server/http/current-session';
import { guardAction } from '@/lib/server/http/guard-action';
import { addProfiles } from '@/lib/server/profiles/manage-profiles';
import { listProfiles, selectedProfile } from '@/lib/server/profiles/profiles';
import type { ImportPreview, PreviewedProfile } from '@/lib/views/import';

const text = z.string().catch('');
const chosenSchema = z.array(z.number().int().nonnegative()).max(100).catch([]);

/** The profiles in a link or a file. Nothing is added, and no request is sent. */
export async function previewImport(input: { text: string }): Promise<ImportPreview> {
  await guardAction();
  const read = readProfileImport(text.parse(input?.text));
  if (!read.ok) return read;
  const present = (await listProfiles((await currentSession()).id)).map(({ profile }) => profile);
  const taken = present.map(({ name }) => name);
  const profiles = read.profiles.map((imported): PreviewedProfile => {
    if (!imported.ok) return imported;
    const addedAs = freeName(imported.profile.name, taken);
    taken.push(addedAs);
    const sameAs = present.find((profile) => isSame(profile, imported.profile))?.name ?? null;
    return { ...imported, added_as: addedAs, same_as: sameAs };
  });
  return { ok: true, profiles, carries_secret: read.carries_secret };
}

/** Adds the chosen profiles. A single one is selected, because a user who opens a link wants to use it. */
export async function importProfiles(input: {
  text: string;
  chosen: number[];
}): Promise<{ ok: true; address: string } | { ok: false; problem: string }> {
  await guardAction();
  const read = readProfileImport(text.parse(input?.text));
  if (!read.ok) return read;
  const chosen = chosenSchema.parse(input?.chosen);
  const wanted = read.profiles.filter((imported, index) => imported.ok && chosen.includes(index));
  const [first, ...others] = wanted as Extract<ImportedProfile, { ok: true }>[];
  if (!first) return { ok: false, problem: 'No profile is selected.' };
  const session = await currentSession();
  if (!(await mayKeepProfiles(session))) return { ok: false, problem: notKeptWords({ kind: 'no-cookie' }) };
  const selected = await selectedProfile(session);
  const added = await addProfiles(
    [first, ...others].map(({ profile }) => profile),
    session.id,
  );
  if (!added.ok) return { ok: false, problem: notKeptWords(added.why) };
  // Several profiles aren't selected. Without an earlier choice, the last saved one would be.
  const single = others.length === 0 ? added.ids[0] : undefined;
  await remember({ ...session, profile: single ?? selected.profile.id });
  if (single === undefined) return { ok: true, address: `/profiles?added=${wanted.length}` };
  return { ok: true, address: first.has_secret ? '/?configuration=client_secret' : '/' };
}

const isSame = (
  { id: _, name: __, ...one }: Profile,
  { name: ___, ...other }: Omit<Profile, 'id'>,
): boolean => isDeepStrictEqual(one, other);
