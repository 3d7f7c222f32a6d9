import { claimPathText } from '../claim-path';
import type { Replay } from '../outcome';
import { compileProblem } from './compile';
import { judgeCube, pathsOf } from './judge';
import type { JudgedCube, ModelScene, ModelView } from './model';
import { type ReadModel, readYamlModel } from './read-yaml';

/** In characters: a cube or a view is a page or two. */
export const longestModel = 100_000;

/** Reads a model in JavaScript by running it. */
export type ModelReader = (text: string, securityContext: unknown) => Promise<ReadModel>;

/** Predicts how Cube handles a pasted cube or view for one token. Never throws because of the text. */
export async function predictModel(
  text: string,
  scene: ModelScene,
  readScript: ModelReader,
): Promise<ModelView> {
  const empty: ModelView = { cubes: [], filters: [], problem: null, unread: [] };
  const refuse = (problem: string, line: number | null = null) => ({
    ...empty,
    problem: { text: problem, line },
  });
  if (text.length > longestModel) return refuse(`The model has more than ${longestModel} characters.`);
  // As in Cube, the context is empty for a request without a valid token.
  const context = scene.securityContext ?? {};
  const read = isScript(text) ? await readScript(text, context) : readYamlModel(text, context);
  if (!read.ok) return refuse(read.text, read.line);
  const { cubes } = read;
  const filters = [...new Set(cubes.flatMap(pathsOf).map(claimPathText))].filter((path) => path !== '');
  // It fails without contextToAppId, and is another one for each application.
  const compiled = text.includes('COMPILE_CONTEXT') ? ['COMPILE_CONTEXT, which needs contextToAppId'] : [];
  const unread = [...read.unread, ...compiled, ...cubes.flatMap((cube) => cube.unread)];
  const problem = cubes.map((cube) => compileProblem(cube, scene.version)).find((each) => each !== null);
  if (problem !== undefined) return { ...empty, filters, unread, problem: { text: problem, line: null } };
  const judged = cubes.map((cube) => judgeCube(cube, scene));
  return { cubes: unread.length === 0 ? judged : judged.map(unsure), filters, problem: null, unread };
}

/** What isn’t evaluated here may filter, too. */
const unsure = (cube: JudgedCube): JudgedCube => ({
  ...cube,
  rows: cube.rows === 'none' ? 'none' : 'unknown',
});

/** Predicts how Cube handles a pasted model for the token of a prediction. */
export async function modelOfReplay(
  text: string,
  { dev, enforced, mode }: Replay,
  { groups, version }: Pick<ModelScene, 'groups' | 'version'>,
  readScript: ModelReader,
): Promise<ModelView> {
  const outcome = mode === 'dev' ? dev : enforced;
  const { securityContext, modelContext, meta } = outcome;
  const view = await predictModel(text, { securityContext, modelContext, groups, version }, readScript);
  if (view.problem !== null || securityContext !== null || meta.status === 200) return view;
  return { ...view, cubes: [], problem: { text: rejected, line: null } };
}

const rejected = 'Cube rejects this token, so no policy and no filter is evaluated.';

/** A model in JavaScript calls functions to define cubes. */
const isScript = (text: string): boolean => /(^|[\s;{])(cube|view)\s?\(\s{0,20}['"`]/.test(text);
