import type { ClaimPath } from '../claim-path';
import type { CubeVersion } from '../version';
import type { Evaluated } from './expression';

/** The context for evaluating the model. */
export type ModelScene = {
  /** The security context of policies: the whole payload. */
  securityContext: unknown;
  /** `SECURITY_CONTEXT` in SQL. */
  modelContext: unknown;
  /** The result of `contextToGroups`; `null` without a cube.js. */
  groups: readonly string[] | null;
  version: CubeVersion;
};

/** A pasted cube or view, with everything that depends on the token evaluated. */
export type ReadCube = {
  name: string;
  is_view: boolean;
  /** `null` if they can't all be determined here. */
  members: string[] | null;
  /** Members that `public: false` hides from `/meta`. */
  unlisted: string[];
  /**
   * The members that a query on the first measure reads. For a count, for example, that includes the primary
   * key.
   */
  first_query: string[];
  /** `null` without `access_policy`. */
  policies: ReadPolicy[] | null;
  sql: SqlRead[];
  /** The paths that its policies read, if not known per value. */
  paths: ClaimPath[];
  /** What isn’t supported here, such as `extends`. */
  unread: string[];
};

export type ReadPolicy = {
  /** Unsupported fields. */
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
  /** `isOwn`: it’s meant to be one of this cube. */
  | { member: string; isOwn: boolean; operator: string; values: Evaluated[] | Evaluated | null }
  | { of: 'and' | 'or'; filters: ReadFilter[] };

/** How the SQL of a cube reads the security context. */
export type SqlRead = {
  path: ClaimPath;
  method: 'filter' | 'requiredFilter' | 'unsafeValue' | 'none' | 'unsupported';
};

/** An unexpected behavior of the model; `fail` if rows or responses are wrong. */
export type ModelNote = { id: string; status: 'fail' | 'warn'; text: string; fix: string };

export type JudgedPolicy = {
  groups: string[];
  /** `null` if it depends on something unknown. */
  applies: boolean | null;
  conditions: { code: string; value: string }[];
};

/** How Cube handles one cube for one token. */
export type JudgedCube = {
  name: string;
  is_view: boolean;
  policies: JudgedPolicy[] | null;
  /** The members that `/meta` shows, and the `hidden` ones. `null` if the members aren’t known. */
  members: { visible: string[]; hidden: string[] } | null;
  /** The response of `/sql` to a query on its first measure. */
  sql: { status: number; error: string | null; values: unknown[] };
  rows: 'own' | 'all' | 'none' | 'unknown';
  notes: ModelNote[];
};

export type ModelView = {
  cubes: JudgedCube[];
  /** The paths that the model filters by, ready for “Your model filters by”. */
  filters: string[];
  /** Why it can’t be read or doesn’t compile. In that case, there are no results for its cubes. */
  problem: { text: string; line: number | null } | null;
  /** What isn’t evaluated here. */
  unread: string[];
};
