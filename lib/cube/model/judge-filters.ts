import type { Evaluated } from './expression';
import type { JudgedCube, ReadFilter, ReadPolicy } from './model';

type Answer = JudgedCube['sql'];

/**
 * The policies' filters for each member of a query. All filters of a policy apply, and one policy is enough.
 * A policy without filters allows every row.
 */
export function judgeFilters(
  cube: string,
  granting: ReadPolicy[][],
): { answer: Answer; rows: JudgedCube['rows'] } {
  const perMember = granting
    .map((policies) => policies.map(filtersOf))
    .filter((lists) => lists.every((filters) => filters.length > 0));
  if (perMember.length === 0) return { answer: { status: 200, error: null, values: [] }, rows: 'all' };
  // Members with the same filters share them.
  const distinct = new Map(perMember.map((lists) => [JSON.stringify(lists), lists.flat()]));
  const all = [...distinct.values()].flat().flatMap(leavesOf);
  const bound: unknown[] = [];
  let isUnknown = false;
  for (const { member, operator, values } of all) {
    const read = valuesOf(values);
    if (read.kind === 'threw') return failed(500, read.error);
    if (read.kind === 'unknown') isUnknown = true;
    else if (read.kind === 'values') {
      const problem = problemOf(read.values, operator, `${cube}.${member}`);
      if (problem !== null) return failed(400, problem);
      bound.push(
        ...[read.values]
          .flat()
          .filter((value) => value !== null && value !== undefined)
          .map(String),
      );
    }
  }
  const rows = isUnknown
    ? 'unknown'
    : bound.length > 0 && bound.every((value) => value === 'undefined')
      ? 'none'
      : 'own';
  return { answer: { status: 200, error: null, values: bound }, rows };
}

const filtersOf = ({ rows }: ReadPolicy): ReadFilter[] =>
  rows === null || rows.allow_all === true ? [] : (rows.filters ?? []);

const failed = (status: number, error: string): { answer: Answer; rows: 'none' } => ({
  answer: { status, error, values: [] },
  rows: 'none',
});

type Leaf = Extract<ReadFilter, { member: string }>;

const leavesOf = (filter: ReadFilter): Leaf[] =>
  'of' in filter ? filter.filters.flatMap(leavesOf) : [filter];

type Read =
  | { kind: 'threw'; error: string }
  | { kind: 'unknown' }
  | { kind: 'values'; values: unknown }
  | { kind: 'none' };

function valuesOf(values: Evaluated[] | Evaluated | null): Read {
  if (values === null) return { kind: 'none' };
  const list = Array.isArray(values) ? values : [values];
  for (const each of list) {
    if (each.kind === 'threw') return { kind: 'threw', error: each.error };
    if (each.kind !== 'value') return { kind: 'unknown' };
  }
  const read = list.map((each) => (each.kind === 'value' ? each.value : undefined));
  // One expression for the whole list.
  return { kind: 'values', values: Array.isArray(values) ? read : read[0] };
}

/** Cube requires a list of texts, numbers, and booleans. A whole list may be absent, but not empty. */
function problemOf(values: unknown, operator: string, member: string): string | null {
  if (operator === 'set' || operator === 'notSet') return null;
  if (values === undefined) return `Values required for filter: ${JSON.stringify({ member, operator })}`;
  const isScalar = (each: unknown) => each === null || ['string', 'number', 'boolean'].includes(typeof each);
  if (!Array.isArray(values) || !values.every(isScalar)) {
    return 'Invalid query format: "filters[0]" does not match any of the allowed types';
  }
  return values.length === 0
    ? `Values required for filter: ${JSON.stringify({ member, operator, values })}`
    : null;
}
