import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import type { Comparison } from '@/lib/cube/compare';
import type { EnvLine } from '@/lib/cube/generated-env';
import type { Replay } from '@/lib/cube/outcome';
import type { RealCube } from '@/lib/cube/real-cube';

/** Whose token: that of a run, which stays on the server, or one that was pasted. */
export type TokenChoice = { run: string } | { token: string };

/** A login whose token can be tried. */
export type KnownRun = {
  id: string;
  /** As its claims name the user. */
  user: string;
  /** Unix time in milliseconds. */
  created_at: number;
  /** The id_token's end. Unix time in seconds. */
  exp: number | null;
};

/** Everything that the page of the Cube settings is drawn from. */
export type CubePageView = {
  profile: { id: string; name: string; read_only: boolean; cube_url: string };
  profiles: { id: string; name: string }[];
  /** As saved; where nothing is, what fits the profile's tokens. */
  settings: CubeSettings;
  saved: boolean;
  /** Newest first. */
  runs: KnownRun[];
  /** The one whose token is tried first; `null` where there is none. */
  run: string | null;
  /** What a replay with `settings` says of it. */
  replayed: Replayed | null;
  /** The demo's Cube is started by a command of the project. */
  is_demo: boolean;
  /** Unix time in milliseconds, when the page was made. */
  now: number;
};

export type Replayed = {
  replay: Replay;
  /** The `.env` that fits the profile and this token. */
  fitting: EnvLine[];
};

export type CubeProblems = Partial<Record<'token' | 'cube_url' | 'query', string>>;

export type Asked =
  | { ok: true; answer: { real: RealCube; comparisons: Comparison[] } }
  | { ok: false; problems: CubeProblems };

export type SavedCube = { ok: true } | { ok: false; problems: CubeProblems };

type ReplayInput = { profile: string; settings: CubeSettings; choice: TokenChoice };

/** The server's side of the page. */
export type CubeActions = {
  replayToken: (input: ReplayInput) => Promise<Replayed | null>;
  askCube: (input: ReplayInput & { cube_url: string }) => Promise<Asked>;
  saveCube: (input: { profile: string; settings: CubeSettings; cube_url: string }) => Promise<SavedCube>;
};
