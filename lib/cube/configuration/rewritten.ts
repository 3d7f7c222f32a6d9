import { isJsonObject, type JsonObject } from '@/lib/json/object';
import type { Answer } from '../outcome';
import type { CubeVersion } from '../version';
import type { RawStep } from './raw';

/** The query that `queryRewrite` returned, as Cube reads it. */
export type Rewritten =
  | { ok: false; answer: Answer }
  | {
      ok: true;
      /** What its filters bind, as Cube does: as text. */
      values: string[];
      /** The part of them that is bound with `equals`. */
      equal: string[];
      /** It filters by the text of a value that isn’t there. */
      isNever: boolean;
    };

/** Cube checks the query again; what isn’t a valid one is its error, with its status. */
export function readRewritten(step: RawStep, version: CubeVersion): Rewritten {
  const problem = shapeProblem(step, version) ?? queryProblem(step);
  if (problem !== null) return { ok: false, answer: problem };
  const filters = filtersOf(step.returned);
  const leaves = leavesOf(filters);
  const isEqual = ({ operator }: JsonObject) => operator === 'equals';
  return {
    ok: true,
    values: leaves.flatMap(valuesOf),
    equal: leaves.filter(isEqual).flatMap(valuesOf),
    isNever: filters
      .filter(isJsonObject)
      .filter(isEqual)
      .some((each) => valuesOf(each).every((value) => value === 'undefined')),
  };
}

const failed = (status: number, error: string): Answer => ({ status, body: { error } });

/** What isn’t a query at all. Cube 1.x sets a field of it before it looks. */
function shapeProblem({ returned, nothing }: RawStep, version: CubeVersion): Answer | null {
  if (nothing || (returned === null && version === '1')) {
    const name = nothing ? 'undefined' : 'null';
    return failed(
      500,
      version === '1'
        ? `TypeError: Cannot set properties of ${name} (setting 'maskedMembers')`
        : `TypeError: Cannot read properties of ${name} (reading 'measures')`,
    );
  }
  if (typeof returned !== 'object' && version === '1') {
    const text = `TypeError: Cannot create property 'maskedMembers' on ${typeof returned} '${returned}'`;
    return failed(500, text);
  }
  return isJsonObject(returned) ? null : failed(400, 'Invalid query format: "value" must be of type object');
}

/** In the order in which Cube checks it: its form, its members, and the values of its filters. */
function queryProblem({ returned, sparse = [] }: RawStep): Answer | null {
  const query = returned as JsonObject;
  const invalid = (what: string) => failed(400, `Invalid query format: ${what}`);
  if (query.filters !== undefined && !Array.isArray(query.filters))
    return invalid('"filters" must be an array');
  const wrong = filtersOf(query).findIndex((filter, at) => sparse.includes(at) || !isFilter(filter));
  if (wrong !== -1) return invalid(`"filters[${wrong}]" does not match any of the allowed types`);
  const stranger = Object.keys(query).find((name) => !names.has(name));
  if (stranger !== undefined) return invalid(`"${stranger}" is not allowed`);
  const has = (name: string) => Array.isArray(query[name]) && query[name].length > 0;
  const isDated = (each: unknown) => isJsonObject(each) && Boolean(each.granularity);
  const isDivided = has('timeDimensions') && (query.timeDimensions as unknown[]).some(isDated);
  if (!has('measures') && !has('dimensions') && !isDivided) return failed(400, empty);
  const bare = leavesOf(filtersOf(query)).find(
    ({ operator, values }) =>
      (!Array.isArray(values) || values.length === 0) && !valueless.includes(String(operator)),
  );
  return bare === undefined ? null : failed(400, `Values required for filter: ${JSON.stringify(bare)}`);
}

const empty =
  'Query should contain either measures, dimensions or timeDimensions with granularities in order to be valid';

const valueless = ['set', 'notSet', 'measureFilter'];

/** The fields of a query. */
const names = new Set(
  'measures dimensions filters timeDimensions order segments timezone limit offset total cacheMode cache renewQuery ungrouped responseFormat subqueryJoins joinHints maskedMembers'.split(
    ' ',
  ),
);

const operators = new Set(
  'equals notEquals contains notContains startsWith notStartsWith endsWith notEndsWith in notIn gt gte lt lte set notSet inDateRange notInDateRange onTheDate beforeDate beforeOrOnDate afterDate afterOrOnDate measureFilter'.split(
    ' ',
  ),
);

const filtersOf = (query: unknown): unknown[] => {
  const filters = isJsonObject(query) ? query.filters : undefined;
  return Array.isArray(filters) ? filters : [];
};

/** A filter, or a group of them; deeper than anyone writes, it’s none. */
function isFilter(filter: unknown, depth = 0): boolean {
  if (!isJsonObject(filter) || depth > 20) return false;
  const keys = Object.keys(filter);
  if (keys.length === 1 && (keys[0] === 'or' || keys[0] === 'and')) {
    const group = filter[keys[0]];
    return Array.isArray(group) && group.every((each) => isFilter(each, depth + 1));
  }
  const { dimension, member, operator, values, ...others } = filter;
  const name = member ?? dimension;
  return (
    Object.keys(others).length === 0 &&
    (member === undefined) !== (dimension === undefined) &&
    typeof name === 'string' &&
    /^\w+\.\w+$/.test(name) &&
    operators.has(String(operator)) &&
    (values === undefined || (Array.isArray(values) && values.every(isValue)))
  );
}

const isValue = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function leavesOf(filters: unknown[]): JsonObject[] {
  return filters.filter(isJsonObject).flatMap((filter) => {
    const group = filter.or ?? filter.and;
    return Array.isArray(group) ? leavesOf(group) : [filter];
  });
}

const valuesOf = ({ values }: JsonObject): string[] =>
  Array.isArray(values) ? values.filter((value) => value !== null).map(String) : [];
