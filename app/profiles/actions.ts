'use server';

import { redirect } from 'next/navigation';
import type { Renaming } from '@/components/profiles/profiles-view';
import { readName } from '@/lib/configure/profile-fields';
import {
  deleteProfile as deleteOwn,
  duplicateProfile as duplicate,
  renameProfile as rename,
  restoreProfile as restore,
} from '@/lib/server/manage-profiles';
import { requireOwnPage } from '@/lib/server/own-page';
import { currentBrowser } from '@/lib/server/session';

const field = (form: FormData, name: string): string => String(form.get(name) ?? '');

export async function duplicateProfile(form: FormData): Promise<void> {
  await requireOwnPage();
  const copy = await duplicate(field(form, 'profile'), (await currentBrowser()).id);
  redirect(copy === null ? '/profiles' : `/profiles#${copy}`);
}

export async function renameProfile(_before: Renaming, form: FormData): Promise<Renaming> {
  await requireOwnPage();
  const name = field(form, 'name');
  const read = readName(name);
  if (!read.ok) return { name, problem: read.problem };
  const id = field(form, 'profile');
  await rename(id, read.value);
  redirect(`/profiles#${encodeURIComponent(id)}`);
}

export async function deleteProfile(form: FormData): Promise<void> {
  await requireOwnPage();
  const ticket = await deleteOwn(field(form, 'profile'), (await currentBrowser()).id);
  redirect(ticket === null ? '/profiles' : `/profiles?deleted=${ticket}`);
}

export async function restoreProfile(form: FormData): Promise<void> {
  await requireOwnPage();
  const id = await restore(field(form, 'ticket'), (await currentBrowser()).id);
  redirect(id === null ? '/profiles?undo=late' : `/profiles#${id}`);
}
