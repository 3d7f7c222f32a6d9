'use server';

import { summarize } from '@/lib/run/summary';
import { currentSession } from '@/lib/server/http/current-session';
import { guardAction } from '@/lib/server/http/guard-action';
import { listProfiles } from '@/lib/server/profiles/profiles';
import { listRuns } from '@/lib/server/store/runs';
import { utc } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import type { PaletteEntry } from '@/lib/views/palette';

/** Maximum sign-ins to list. */
const mostRuns = 30;

/** This browser's profiles and sign-ins, for the palette. */
export async function paletteEntries(): Promise<PaletteEntry[]> {
  await guardAction();
  const session = await currentSession();
  const profiles = await listProfiles(session.id);
  const runs = (await listRuns(session.id)).slice(0, mostRuns).map(summarize);
  return [
    ...profiles.map(
      ({ profile: { id, name } }): PaletteEntry => ({
        group: 'Profiles',
        label: `Sign in with ${name}`,
        href: `/start?${new URLSearchParams({ profile: id })}`,
      }),
    ),
    ...runs.map(
      ({ id, owner, profile, created_at }): PaletteEntry => ({
        group: 'Sign-ins',
        label: visibleText(`${owner.user ?? 'No token'} · ${profile.name} · ${utc(created_at) ?? ''}`),
        href: `/runs/${id}`,
      }),
    ),
  ];
}
