import type { ClaimPath } from '../claim-path';
import type { CubeVersion } from '../version';
import type { Evaluated } from './expression';

/** What the model is evaluated with. */
export type ModelScene = {
  /** What policies get: the whole payload. */
  securityContext: unknown;
  /** `SECURITY_CONTEXT` in SQL. */
  modelContext: unknown;
  /** What `contextToGroups` returned; `null` where no cube.js is known. */
  groups: readonly string[] | null;
  version: CubeVersion;
};

/** A cube or view as it’s pasted, with everything that depends on the token evaluated. */
export type ReadCube = {
  name: string;
  is_view: boolean;
  /** `null` where they aren’t all known here. */
  members: string[] | null;
  /** What a query on the first measure reads: a count, for example, also the primary key. */
  first_query: string[];
  /** `null` without `access_policy`. */
  policies: ReadPolicy[] | null;
  sql: SqlRead[];
  /** What its policies read, where that isn’t told of each value. */
  paths: ClaimPath[];
  /** What isn’t read here, such as `extends`. */
  unread: string[];
};

export type ReadPolicy = {
  /** Members that aren’t known in this place. */
  unknown: string[];
  group: unknown;
  groups: unknown;
  conditions: Evaluated[];
  /** `null` without `row_level`. */
  rows: { allow_all: unknown; filters: ReadFilter[] | null } | null;
  /** `null` without `member_level`. */
  level: { includes: unknown; excludes: unknown } | null;
  has_masking: boolean;
};

export type ReadFilter =
  | { member: string; operator: string; values: Evaluated[] | Evaluated | null }
  | { of: 'and' | 'or'; filters: ReadFilter[] };

/** How the SQL of a cube reads the security context. */
export type SqlRead = {
  path: ClaimPath;
  method: 'filter' | 'requiredFilter' | 'unsafeValue' | 'none' | 'unsupported';
};

/** Something of the model that answers otherwise than people expect; `fail` where rows or answers are wrong. */
export type ModelNote = { id: string; status: 'fail' | 'warn'; text: string; fix: string };

export type JudgedPolicy = {
  groups: string[];
  /** `null` where it depends on what isn’t known here. */
  applies: boolean | null;
  conditions: { code: string; value: string }[];
};

/** What Cube makes of one cube for one token. */
export type JudgedCube = {
  name: string;
  is_view: boolean;
  policies: JudgedPolicy[] | null;
  /** What `/meta` shows; `hidden` the rest. `null` where the members aren’t known. */
  members: { visible: string[]; hidden: string[] } | null;
  /** `/sql` of a query on its first measure. */
  sql: { status: number; error: string | null; values: unknown[] };
  rows: 'own' | 'all' | 'none' | 'unknown';
  notes: ModelNote[];
};

export type ModelView = {
  cubes: JudgedCube[];
  /** What the model filters by, ready for “Your model filters by”. */
  filters: string[];
  /** Why it can’t be read, or doesn’t compile; then nothing is said of its cubes. */
  problem: { text: string; line: number | null } | null;
  /** What isn’t evaluated here. */
  unread: string[];
};
