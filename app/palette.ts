'use server';

import { summarize } from '@/lib/run/summary';
import { requireOwnPage } from '@/lib/server/http/own-page';
import { currentBrowser } from '@/lib/server/http/session';
import { listProfiles } from '@/lib/server/profiles/profiles';
import { listRuns } from '@/lib/server/store/runs';
import { utc } from '@/lib/text/time';
import type { PaletteEntry } from '@/lib/views/palette';

/** More than anyone looks through. */
const mostRuns = 30;

/** This browser's profiles and sign-ins, for the palette. */
export async function paletteEntries(): Promise<PaletteEntry[]> {
  await requireOwnPage();
  const browser = await currentBrowser();
  const profiles = await listProfiles(browser.id);
  const runs = (await listRuns(browser.id)).slice(0, mostRuns).map(summarize);
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
        label: `${owner.user ?? 'No token'} · ${profile.name} · ${utc(created_at) ?? ''}`,
        href: `/runs/${id}`,
      }),
    ),
  ];
}
