'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import type { ProfileDraft } from '@/lib/configure/profile/draft';
import { notKeptWords } from '@/lib/configure/profile/kept';
import { readProviderInput } from '@/lib/configure/provider-input';
import { currentSession, mayKeepProfiles, remember } from '@/lib/server/http/current-session';
import { guardAction } from '@/lib/server/http/guard-action';
import { discover as discoverProvider } from '@/lib/server/outbound/discovery';
import { keepForUndo, restoreProfile } from '@/lib/server/profiles/manage-profiles';
import { loadProfile, saveDraft } from '@/lib/server/profiles/profiles';
import type { Discovered, Saved } from '@/lib/views/flow';

/** Use Discovery Document: always sends a request, because the current document matters. */
export async function discover(input: { discovery_url: string }): Promise<Discovered> {
  await guardAction();
  const read = readProviderInput(z.string().catch('').parse(input?.discovery_url));
  if (!read.ok) return read;
  const discovery = await discoverProvider(read.discovery_url, read.issuer, { fresh: true });
  if (!discovery.ok) return discovery;
  const { discovery_url, notes } = read;
  return { ok: true, discovery_url, metadata: discovery.metadata, notes: [...notes, ...discovery.notes] };
}

/** Save: validates, stores, and selects the profile. */
export async function saveProfile(draft: ProfileDraft): Promise<Saved> {
  await guardAction();
  const session = await currentSession();
  if (!(await mayKeepProfiles(session)))
    return { ok: false, problems: { name: notKeptWords({ kind: 'no-cookie' }) } };
  const undo = await keepForUndo(String(draft?.id), session.id);
  const saved = await saveDraft(draft, session.id);
  if (!saved.ok) return saved;
  await remember({ ...session, profile: saved.id });
  return { ...saved, undo };
}

/** Undo after Save: restores the previous version of the profile. */
export async function undoSave(form: FormData): Promise<void> {
  await guardAction();
  const restored = await restoreProfile(String(form.get('ticket')), (await currentSession()).id);
  redirect(restored === null ? '/profiles?undo=late' : '/');
}

export async function selectProfile(form: FormData): Promise<void> {
  await guardAction();
  const chosen = String(form.get('profile'));
  // Two menu options aren't profiles: an ID never starts with a plus sign.
  if (chosen === '+new') redirect('/?configuration=new');
  if (chosen === '+manage') redirect('/profiles');
  const session = await currentSession();
  const wanted = await loadProfile(chosen, session.id);
  if (wanted) await remember({ ...session, profile: wanted.profile.id });
  redirect('/');
}

const lookSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).optional(),
  presenter: z.stringbool().optional(),
});

/** Sets the theme or presenter mode, depending on the form. */
export async function chooseLook(form: FormData): Promise<void> {
  await guardAction();
  const session = await currentSession();
  const { data } = lookSchema.safeParse(Object.fromEntries(form));
  if (!data) return;
  const { theme = session.theme, presenter = session.presenter } = data;
  await remember({ ...session, theme, presenter });
}

const copied = z.enum(['id_token', 'access_token']);

export async function chooseCopied(form: FormData): Promise<void> {
  await guardAction();
  const chosen = copied.safeParse(form.get('copied'));
  if (chosen.success) await remember({ ...(await currentSession()), copied: chosen.data });
}
