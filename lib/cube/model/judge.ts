import type { ClaimPath } from '../claim-path';
import type { Evaluated } from './expression';
import { judgeFilters } from './judge-filters';
import { judgeSql } from './judge-sql';
import type { JudgedCube, JudgedPolicy, ModelNote, ModelScene, ReadCube, ReadPolicy } from './model';
import { notesOf } from './notes';
import { isTexts } from './read-cube';

/** `CompilerApi.getApplicablePolicies` and `applyRowLevelSecurity` of Cube 1.x, for a query on one measure. */
export function judgeCube(cube: ReadCube, scene: ModelScene): JudgedCube {
  const { name, is_view, policies } = cube;
  const inSql = judgeSql(cube.sql, scene);
  const base = { name, is_view, policies: null, notes: [...inSql.notes] };
  const isListed = (member: string) => !cube.unlisted.includes(member);
  const all = cube.members && {
    visible: cube.members.filter(isListed),
    hidden: cube.members.filter((member) => !isListed(member)),
  };
  if (policies === null) {
    const { status, error, values, rows } = inSql;
    return { ...base, members: all, sql: { status, error, values }, rows: is_view ? 'unknown' : rows };
  }
  const judged = policies.map((policy) => judgePolicy(policy, scene));
  const notes: ModelNote[] = [...base.notes, ...notesOf(cube, judged, scene)];
  const threw = policies.map((policy) => conditionError(policy, scene)).find((error) => error !== null);
  if (threw !== undefined) {
    const members = cube.members && { visible: [], hidden: cube.members };
    const sql = { status: 500, error: threw, values: [] };
    return { ...base, policies: judged, members, sql, rows: 'none', notes };
  }
  const applied = policies.filter((_, index) => judged[index]?.applies === true);
  // A policy must show each member that the query reads.
  const granting = cube.first_query.map((member) => applied.filter((policy) => grants(policy, cube, member)));
  const isVisible = (member: string) =>
    isListed(member) && applied.some((policy) => grants(policy, cube, member));
  const members = cube.members && {
    visible: cube.members.filter(isVisible),
    hidden: cube.members.filter((member) => !isVisible(member)),
  };
  const isUncertain =
    applied.some(({ has_masking }) => has_masking) || judged.some(({ applies }) => applies === null);
  const rest = {
    ...base,
    policies: judged,
    members,
    notes: [...notes, ...unreadableMembers(cube, applied, granting)],
  };
  if (inSql.status !== 200) {
    const { status, error, values } = inSql;
    return { ...rest, sql: { status, error, values }, rows: 'none' };
  }
  if (applied.length === 0 || granting.some((each) => each.length === 0)) {
    const sql = { status: 200, error: null, values: inSql.values };
    return { ...rest, sql, rows: isUncertain ? 'unknown' : 'none' };
  }
  const filtered = judgeFilters(name, granting.length === 0 ? [applied] : granting);
  const sql = { ...filtered.answer, values: [...inSql.values, ...filtered.answer.values] };
  const rows = filtered.rows === 'all' ? (is_view ? 'unknown' : inSql.rows) : filtered.rows;
  return { ...rest, sql, rows: isUncertain || is_view ? 'unknown' : rows };
}

/** A visible measure, for which a query reads a hidden member. */
function unreadableMembers(cube: ReadCube, applied: ReadPolicy[], granting: ReadPolicy[][]): ModelNote[] {
  const [measure, ...others] = cube.first_query;
  if (measure === undefined || granting[0]?.length === 0) return [];
  return others
    .filter((member) => !applied.some((policy) => grants(policy, cube, member)))
    .map((member) => ({
      id: 'hidden-member',
      status: 'fail',
      text: `${measure} reads ${member}, which no policy shows to this token, so it returns no rows (1 = 0).`,
      fix: `Add ${member} to includes of member_level.`,
    }));
}

function judgePolicy(policy: ReadPolicy, { groups }: ModelScene): JudgedPolicy {
  const isMember = hasGroup(policy, groups);
  return {
    groups: groupsOf(policy),
    applies: isMember ? meetsConditions(policy.conditions) : isMember,
    conditions: policy.conditions.map((condition) => ({
      code: condition.code,
      value: condition.kind === 'value' ? (JSON.stringify(condition.value) ?? 'undefined') : condition.kind,
    })),
  };
}

const groupsOf = ({ group, groups }: ReadPolicy): string[] =>
  [group, groups].flat().filter((each) => typeof each === 'string');

/** `null` if it depends on unknown groups. */
function hasGroup(policy: ReadPolicy, groups: ModelScene['groups']): boolean | null {
  const named = groupsOf(policy);
  if (named.includes('*')) return true;
  return groups === null ? null : named.some((each) => groups.includes(each));
}

/** Cube accepts any truthy value; only from the second condition on, it requires a boolean. */
function meetsConditions(conditions: Evaluated[]): boolean | null {
  if (conditions.some(({ kind }) => kind === 'unknown')) return null;
  return conditions.every((condition) => condition.kind === 'value' && Boolean(condition.value));
}

/** The conditions of every policy are evaluated, but only those for the token’s groups must be booleans. */
function conditionError(policy: ReadPolicy, { groups }: ModelScene): string | null {
  const { conditions } = policy;
  for (const condition of conditions) if (condition.kind === 'threw') return condition.error;
  if (hasGroup(policy, groups) !== true) return null;
  const other = conditions.slice(1).find((each) => each.kind === 'value' && typeof each.value !== 'boolean');
  return other?.kind === 'value'
    ? `Error: Access policy condition must return boolean, got ${JSON.stringify(other.value)}`
    : null;
}

/**
 * Whether a policy shows a member: all members, or those that `member_level` includes and doesn’t exclude.
 */
function grants({ level, has_masking }: ReadPolicy, cube: ReadCube, member: string): boolean {
  if (level === null) return !has_masking;
  const list = (value: unknown, others: string[]): string[] =>
    value === '*' ? (cube.members ?? [member]) : isTexts(value) ? value.map(short) : others;
  return (
    list(level.includes, cube.members ?? [member]).includes(member) &&
    !list(level.excludes, []).includes(member)
  );
}

const short = (name: string): string => name.split('.').at(-1) ?? name;

/** The paths that policies and SQL read, ready for “Your model filters by”. */
export const pathsOf = (cube: ReadCube): ClaimPath[] => [
  ...cube.sql.filter(({ method }) => method !== 'unsupported').map(({ path }) => path),
  ...cube.paths,
  ...(cube.policies ?? []).flatMap(({ rows }) => (rows?.filters ?? []).flatMap(pathsIn)),
];

const pathsIn = (filter: NonNullable<NonNullable<ReadPolicy['rows']>['filters']>[number]): ClaimPath[] =>
  'of' in filter
    ? filter.filters.flatMap(pathsIn)
    : [filter.values ?? []].flat().flatMap(({ paths }) => paths);
