'use server';

import { z } from 'zod';
import { cubeSettingsSchema } from '@/lib/configure/profile/cube-settings-schema';
import { readCubeUrl } from '@/lib/configure/profile/profile-fields';
import { compare } from '@/lib/cube/compare';
import { readCubeQuery } from '@/lib/cube/cube-query';
import { idTokenInHand } from '@/lib/run/tokens';
import { askCube as askRealCube } from '@/lib/server/cube/ask-cube';
import { forecast, tokenSource } from '@/lib/server/cube/forecast';
import { requireOwnPage } from '@/lib/server/http/own-page';
import { currentBrowser } from '@/lib/server/http/session';
import { askCubeOfRun } from '@/lib/server/login/ask-cube';
import { loadProfile, saveCubeSettings } from '@/lib/server/profiles/profiles';
import { loadRun } from '@/lib/server/store/runs';
import type { Asked, CubeActions, Replayed, SavedCube } from '@/lib/views/cube';

const inputShape = z.object({
  profile: z.string(),
  settings: cubeSettingsSchema,
  choice: z.union([z.object({ run: z.string() }), z.object({ token: z.string() })]),
});

type Input = z.infer<typeof inputShape>;

/** Replay: the keys are asked for anew, since what CUBEJS_JWK_URL has now is the question. */
export const replayToken: CubeActions['replayToken'] = async (draft) => {
  await requireOwnPage();
  return await replayed(inputShape.parse(draft));
};

async function replayed({ profile, settings, choice }: Input): Promise<Replayed | null> {
  const browser = await currentBrowser();
  const stored = await loadProfile(profile, browser.id);
  const token = await tokenOf(choice, browser.id);
  if (!stored || token === null) return null;
  return await forecast(await tokenSource(stored.profile), settings, token, true);
}

async function tokenOf(choice: Input['choice'], browser: string): Promise<string | null> {
  if ('token' in choice) return choice.token;
  const run = await loadRun(choice.run, browser);
  return run ? (idTokenInHand(run)?.id_token ?? null) : null;
}

const askedShape = inputShape.extend({ cube_url: z.string() });

/** Ask the real Cube. What is asked with the token of a login is recorded with that login. */
export const askCube: CubeActions['askCube'] = async (draft): Promise<Asked> => {
  await requireOwnPage();
  const input = askedShape.parse(draft);
  const url = readCubeUrl(input.cube_url);
  const query = readCubeQuery(input.settings.query ?? '');
  if (!url.ok || !query.ok) {
    return {
      ok: false,
      problems: {
        ...(url.ok ? {} : { cube_url: url.problem }),
        ...(query.ok ? {} : { query: query.problem }),
      },
    };
  }
  const { settings, choice } = input;
  const answer =
    'run' in choice
      ? (
          await askCubeOfRun(choice.run, (await currentBrowser()).id, {
            cube_url: url.value,
            cube_settings: settings,
          })
        )?.cube
      : await askWith(choice.token, { cube_url: url.value, query: query.query }, input);
  return answer ? { ok: true, answer } : { ok: false, problems: { token: gone } };
};

const gone = 'The token of that login is no longer kept. Log in again, or paste it.';

/** A token that no login here brought: nothing of it is recorded. */
async function askWith(token: string, asked: { cube_url: string; query: unknown }, input: Input) {
  const again = await replayed(input);
  if (!again) return null;
  const real = await askRealCube({ ...asked, token }, []);
  return { real, comparisons: real.up ? compare(again.replay, real) : [] };
}

const savedShape = z.object({ profile: z.string(), settings: cubeSettingsSchema, cube_url: z.string() });

/** Save: into an own profile. A query is kept as it is typed, but not one that is none. */
export const saveCube: CubeActions['saveCube'] = async (draft): Promise<SavedCube> => {
  await requireOwnPage();
  const { profile, settings, cube_url } = savedShape.parse(draft);
  const url = readCubeUrl(cube_url);
  const query = readCubeQuery(settings.query ?? '');
  if (!url.ok) return { ok: false, problems: { cube_url: url.problem } };
  if (!query.ok) return { ok: false, problems: { query: query.problem } };
  await saveCubeSettings(
    profile,
    { cube_url: url.value, cube_settings: settings },
    (await currentBrowser()).id,
  );
  return { ok: true };
};
