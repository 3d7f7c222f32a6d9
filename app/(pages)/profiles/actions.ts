'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { notKeptWords } from '@/lib/configure/profile/kept';
import { readName } from '@/lib/configure/profile/profile-fields';
import { currentSession, mayKeepProfiles, remember } from '@/lib/server/http/current-session';
import { guardAction } from '@/lib/server/http/guard-action';
import {
  deleteProfile as deleteOwn,
  duplicateProfile as duplicate,
  renameProfile as rename,
  restoreProfile as restore,
} from '@/lib/server/profiles/manage-profiles';
import { loadProfile, selectedProfile } from '@/lib/server/profiles/profiles';
import type { Renaming } from '@/lib/views/profiles';

/** Shows the current list, at an anchor or with a notice. */
function show(rest: string): never {
  // For another place in the same page, Next.js would navigate without a request.
  revalidatePath('/profiles');
  redirect(`/profiles${rest}`);
}

const field = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** Selects a profile and stays on the list. */
export async function selectProfile(form: FormData): Promise<void> {
  await guardAction();
  const id = await choose(form);
  show(id === null ? '' : `#${encodeURIComponent(id)}`);
}

export async function editProfile(form: FormData): Promise<void> {
  await guardAction();
  redirect((await choose(form)) === null ? '/profiles' : '/?configuration=discovery_url');
}

async function choose(form: FormData): Promise<string | null> {
  const session = await currentSession();
  const wanted = await loadProfile(field(form, 'profile'), session.id);
  if (!wanted) return null;
  await remember({ ...session, profile: wanted.profile.id });
  return wanted.profile.id;
}

export async function duplicateProfile(form: FormData): Promise<void> {
  await guardAction();
  const session = await currentSession();
  if (!(await mayKeepProfiles(session))) show('?copied=no-cookie');
  const selected = await selectedProfile(session);
  const copy = await duplicate(field(form, 'profile'), session.id);
  // Without an earlier choice, the last saved profile would be selected.
  await remember({ ...session, profile: selected.profile.id });
  if (!copy.ok) show(`?copied=${copy.why.kind}`);
  show(copy.id === null ? '' : `#${copy.id}`);
}

export async function renameProfile(_before: Renaming, form: FormData): Promise<Renaming> {
  await guardAction();
  const name = field(form, 'name');
  const read = readName(name);
  if (!read.ok) return { name, problem: read.problem };
  const id = field(form, 'profile');
  const kept = await rename(id, read.value, (await currentSession()).id);
  if (!kept.ok) return { name, problem: notKeptWords(kept.why) };
  show(`#${encodeURIComponent(id)}`);
}

export async function deleteProfile(form: FormData): Promise<void> {
  await guardAction();
  const ticket = await deleteOwn(field(form, 'profile'), (await currentSession()).id);
  show(ticket === null ? '' : `?deleted=${ticket}`);
}

export async function restoreProfile(form: FormData): Promise<void> {
  await guardAction();
  const id = await restore(field(form, 'ticket'), (await currentSession()).id);
  show(id === null ? '?undo=late' : `#${id}`);
}
