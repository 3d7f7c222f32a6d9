'use server';

import { z } from 'zod';
import { notKeptWords } from '@/lib/configure/profile/kept';
import { readCubeUrl } from '@/lib/configure/profile/profile-fields';
import { cubeSettingsSchema } from '@/lib/configure/profile/schema';
import { readClaimPath } from '@/lib/cube/claim-path';
import { compare } from '@/lib/cube/compare';
import { readCubeQuery } from '@/lib/cube/cube-query';
import { filterOf } from '@/lib/cube/filter-of';
import { longestModel } from '@/lib/cube/model/predict-model';
import { tokenNamed } from '@/lib/run/tokens';
import { askCube as askRealCube } from '@/lib/server/cube/ask-cube';
import { tokenSource } from '@/lib/server/cube/forecast';
import { signToken as signByHand } from '@/lib/server/cube/sign-token';
import { currentSession } from '@/lib/server/http/current-session';
import { guardAction } from '@/lib/server/http/guard-action';
import { askCubeOfRun } from '@/lib/server/login/ask-cube';
import { loadProfile, saveCubeSettings } from '@/lib/server/profiles/profiles';
import { loadRun } from '@/lib/server/store/runs';
import { predicted } from '@/lib/server/views/cube';
import type { CubeActions, CubeTest, Replayed, SavedCube, SignedToken } from '@/lib/views/cube';

/** For one prediction, never stored. */
const secretsShape = z.object({
  apiSecret: z.string().exactOptional(),
  apiSecrets: z.string().exactOptional(),
  jwtKey: z.string().exactOptional(),
  playgroundAuthSecret: z.string().exactOptional(),
});

const inputShape = z.object({
  profile: z.string(),
  settings: cubeSettingsSchema,
  secrets: secretsShape,
  configuration: z.union([z.object({ text: z.string().max(200_000) }), z.literal('file')]).nullable(),
  model: z.string().max(longestModel),
  choice: z.union([
    z.object({ run: z.string(), name: z.enum(['id_token', 'access_token']) }),
    z.object({ token: z.string() }),
  ]),
});

type Input = z.infer<typeof inputShape>;

/** Predict: fetches the keys again, because the current content of CUBEJS_JWK_URL matters. */
export const replayToken: CubeActions['replayToken'] = async (draft) => {
  await guardAction();
  const input = inputShape.parse(draft);
  const problem = filterProblem(input.settings.filter);
  return problem === null ? await replayed(input) : { problems: { filter: problem } };
};

/** An invalid path is reported instead of ignored. */
function filterProblem(filter = ''): string | null {
  if (filter.trim() === '') return null;
  const read = readClaimPath(filter);
  return read.ok ? null : read.problem;
}

async function replayed({
  profile,
  settings,
  secrets,
  configuration,
  model,
  choice,
}: Input): Promise<Replayed | null> {
  const session = await currentSession();
  const stored = await loadProfile(profile, session.id);
  const token = await tokenOf(choice, session.id);
  if (!stored || token === null) return null;
  return await predicted(
    await tokenSource(stored.profile),
    { settings, secrets, configuration, model, is_pasted: 'token' in choice },
    token,
    true,
  );
}

async function tokenOf(choice: Input['choice'], browser: string): Promise<string | null> {
  if ('token' in choice) return choice.token;
  const run = await loadRun(choice.run, browser);
  return run ? (tokenNamed(run, choice.name) ?? null) : null;
}

const askedShape = inputShape.extend({ cube_url: z.string() });

/** Test against your Cube. Requests with a sign-in’s token are recorded in its HTTP log. */
export const askCube: CubeActions['askCube'] = async (draft): Promise<CubeTest> => {
  await guardAction();
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
  const { settings, choice, secrets } = input;
  const answer =
    'run' in choice
      ? (
          await askCubeOfRun(choice.run, (await currentSession()).id, choice.name, {
            cube_url: url.value,
            cube_settings: settings,
            secrets,
            configuration: input.configuration,
          })
        )?.cube
      : await askWith(choice.token, { cube_url: url.value, query: query.query }, input);
  return answer ? { ok: true, answer } : { ok: false, problems: { token: gone } };
};

const gone = 'This sign-in’s token is no longer stored. Sign in again, or paste it.';

/** Requests with a pasted token aren't recorded. */
async function askWith(token: string, asked: { cube_url: string; query: unknown }, input: Input) {
  const again = await replayed(input);
  if (!again) return null;
  const real = await askRealCube({ ...asked, token, base_path: input.settings.base_path }, []);
  const comparisons = real.up ? compare(again.replay, real, filterOf(input.settings)) : [];
  return { real, comparisons };
}

/** Sign a test token. The secret is used once. */
export const signToken: CubeActions['signToken'] = async (draft): Promise<SignedToken> => {
  await guardAction();
  const { claims, secret } = signedShape.parse(draft);
  return await signByHand(claims, secret);
};

const signedShape = z.object({ claims: z.string().max(100_000), secret: z.string().max(10_000).nullable() });

const savedShape = z.object({ profile: z.string(), settings: cubeSettingsSchema, cube_url: z.string() });

/** Save: updates one of the user's own profiles, without any secret. */
export const saveCube: CubeActions['saveCube'] = async (draft): Promise<SavedCube> => {
  await guardAction();
  const shape = savedShape.safeParse(draft);
  if (!shape.success)
    return {
      ok: false,
      problems: { cube_url: 'A setting is too long, or isn’t text. Shorten it, and save again.' },
    };
  const { profile, settings, cube_url } = shape.data;
  const url = readCubeUrl(cube_url);
  const query = readCubeQuery(settings.query ?? '');
  if (!url.ok) return { ok: false, problems: { cube_url: url.problem } };
  if (!query.ok) return { ok: false, problems: { query: query.problem } };
  const problem = filterProblem(settings.filter);
  if (problem !== null) return { ok: false, problems: { filter: problem } };
  const kept = await saveCubeSettings(
    profile,
    { cube_url: url.value, cube_settings: settings },
    (await currentSession()).id,
  );
  return kept.ok ? { ok: true } : { ok: false, problems: { cube_url: notKeptWords(kept.why) } };
};
