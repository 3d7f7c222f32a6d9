import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { Comparison } from '@/lib/cube/compare';
import type { ConfiguredReplay } from '@/lib/cube/configuration/predict';
import type { EnvLine } from '@/lib/cube/env-text';
import type { ModelView } from '@/lib/cube/model/model';
import type { Replay } from '@/lib/cube/outcome';
import type { RealCube } from '@/lib/cube/real-cube';
import type { CubeSecrets } from '@/lib/cube/secrets';
import type { TokenName } from '@/lib/exchange/token-response';
import type { JsonObject } from '@/lib/json/object';
import type { LogLine } from '@/lib/pre-token/handler-run';

/** A token of a run, which stays on the server, or a pasted one. */
export type TokenChoice = { run: string; name: TokenName } | { token: string };

/** A sign-in with tokens to try. */
export type KnownRun = {
  id: string;
  /** The user, from its claims. */
  user: string;
  /** Unix time in milliseconds. */
  created_at: number;
  /** `exp` of each token in Unix seconds. */
  expires: Record<TokenName, number | null>;
};

/** The data of the Cube settings page. */
export type CubePageView = {
  profile: { id: string; name: string; read_only: boolean; cube_url: string };
  profiles: { id: string; name: string }[];
  /** As saved; without saved settings, those that fit the profile's tokens. */
  settings: CubeSettings;
  saved: boolean;
  /** Newest first. */
  runs: KnownRun[];
  /** The initially selected sign-in and token; `null` if there is none. */
  run: { id: string; name: TokenName } | null;
  /** Its prediction with `settings`. */
  replayed: Replayed | null;
  /** The name of the operator’s cube.js or cube.py; `null` without one. */
  configuration_file: string | null;
  /** The Cube of the demo is started by an npm script. */
  is_demo: boolean;
  /** Unix time in milliseconds, when the page was made. */
  now: number;
};

export type Replayed = {
  replay: Replay;
  /** The recommended `.env` for the profile and this token. */
  fitting: EnvLine[];
  /** Paths in the token that the model may filter by. */
  candidates: string[];
  /** The token's claims; `null` if they can't be read. */
  claims: JsonObject | null;
  /** The results of the functions in cube.js; absent without a file. */
  configuration?: ConfigurationView;
  /** The result for a pasted cube or view; absent without one. */
  model?: ModelView;
};

export type ConfigurationView = Pick<ConfiguredReplay, 'scenarios' | 'problem'> & {
  /** What it needs that the sandbox doesn't provide. */
  missing: string[];
  log: LogLine[];
};

export type CubeProblems = Partial<Record<'token' | 'cube_url' | 'query' | 'filter', string>>;

export type CubeTest =
  | { ok: true; answer: { real: RealCube; comparisons: Comparison[] } }
  | { ok: false; problems: CubeProblems };

export type SignedToken = { ok: true; token: string } | { ok: false; problem: string };

export type SavedCube = { ok: true } | { ok: false; problems: CubeProblems };

/** `secrets` are only used for this prediction and never stored. */
export type ReplayInput = {
  profile: string;
  settings: CubeSettings;
  secrets: CubeSecrets;
  /** The text of a cube.js, for this prediction; `file` for the operator’s. */
  configuration: { text: string } | 'file' | null;
  /** The text of a cube or view, for this prediction; empty for none. */
  model: string;
  choice: TokenChoice;
};

/** The server's side of the page. */
export type CubeActions = {
  replayToken: (input: ReplayInput) => Promise<Replayed | { problems: CubeProblems } | null>;
  /** Signs claims with the demo pool's key, or with a one-time secret. */
  signToken: (input: { claims: string; secret: string | null }) => Promise<SignedToken>;
  askCube: (input: ReplayInput & { cube_url: string }) => Promise<CubeTest>;
  saveCube: (input: { profile: string; settings: CubeSettings; cube_url: string }) => Promise<SavedCube>;
};
