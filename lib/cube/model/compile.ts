import type { CubeVersion } from '../version';
import type { Evaluated } from './expression';
import type { ReadCube, ReadFilter, ReadPolicy } from './model';

/**
 * Why Cube can’t compile a model with this cube, with Cube's message and ours. Every request then fails with
 * 500.
 */
export function compileProblem(cube: ReadCube, version: CubeVersion): string | null {
  const { name, policies } = cube;
  if (policies === null) return null;
  if (version === '0.33') return `${name} cube: accessPolicy is not allowed. Access policies need Cube 1.x.`;
  for (const [index, policy] of policies.entries()) {
    const problem = policyProblem(policy);
    if (problem !== null) return `${name} cube: "accessPolicy[${index}]" ${problem}`;
  }
  const stranger = policies
    .flatMap(({ rows }) => rows?.filters ?? [])
    .flatMap(leavesOf)
    .find(isStranger(cube));
  return stranger === undefined ? null : `${stranger.member} is not defined. ${name} has no such member.`;
}

type Leaf = Extract<ReadFilter, { member: string }>;

const leavesOf = (filter: ReadFilter): Leaf[] =>
  'of' in filter ? filter.filters.flatMap(leavesOf) : [filter];

/** Members may come from elsewhere, too: from the cubes of a view, or with `extends`. A snippet has none. */
const isStranger =
  ({ is_view, unread, members }: ReadCube) =>
  ({ member, isOwn }: Leaf): boolean =>
    isOwn &&
    !is_view &&
    unread.length === 0 &&
    members !== null &&
    members.length > 0 &&
    !members.includes(member);

function policyProblem({
  unknown,
  group,
  groups,
  rows,
  level,
  has_masking,
  conditions,
}: ReadPolicy): string | null {
  if (unknown.some((each) => each === 'role' || each === 'roles')) {
    return 'role is not allowed. It was removed: write group, and return groups from contextToGroups.';
  }
  if (unknown.length > 0) return `${unknown[0]} is not allowed.`;
  if (group === undefined && groups === undefined) {
    return 'must contain at least one of [group, groups]. For everyone, write group: "*".';
  }
  if (group !== undefined && groups !== undefined) return 'can’t have both group and groups.';
  if (group !== undefined && typeof group !== 'string')
    return 'group must be a text. For a list, write groups.';
  if (groups !== undefined && !Array.isArray(groups)) return 'groups must be a list. For one, write group.';
  if (rows && rows.filters === null && rows.allow_all !== true)
    return 'row_level needs filters or allow_all: true.';
  if (rows && rows.filters !== null && rows.allow_all !== undefined)
    return 'row_level has both filters and allow_all.';
  if (has_masking && level === null) return 'member_masking needs member_level.';
  const all = [...conditions, ...(rows?.filters ?? []).flatMap(evaluatedIn)];
  const unread = all.find(({ kind }) => kind === 'compile');
  return unread?.kind === 'compile'
    ? `${unread.error}. In YAML, Cube reads no brackets and no comparisons.`
    : null;
}

const evaluatedIn = (filter: ReadFilter): Evaluated[] =>
  leavesOf(filter).flatMap(({ values }) => [values ?? []].flat());
