import { isJsonObject, type JsonObject } from '@/lib/json/object';
import type { ClaimPath } from '../claim-path';
import type { Evaluated } from './expression';
import type { ReadCube, ReadFilter, ReadPolicy, SqlRead } from './model';

/** How a model language writes values that depend on the token. */
export type Language = {
  condition: (value: unknown) => Evaluated;
  /** A list of values, or one expression for all of them. */
  values: (value: unknown) => Evaluated[] | Evaluated;
  /** The security context in SQL texts. */
  sql: (definition: JsonObject) => SqlRead[];
  /** The paths that this cube's policies read, if not known per value. */
  paths?: ClaimPath[];
};

const deepest = 10;

/** Reads a cube or view in either language. As in Cube, names are snake_case or camelCase. */
export function readCube(
  name: string,
  isView: boolean,
  definition: JsonObject,
  language: Language,
): ReadCube {
  const lists = [definition.measures, definition.dimensions, definition.segments];
  const policies = get(definition, 'access_policy');
  const members = isView ? includedMembers(definition) : lists.flatMap(namesIn);
  return {
    name,
    is_view: isView,
    members,
    unlisted: isPublic(definition)
      ? lists
          .flatMap(membersIn)
          .filter(({ about }) => !isPublic(about))
          .map((member) => member.name)
      : (members ?? []),
    first_query: isView ? [] : firstQuery(definition),
    // An empty list is none.
    policies:
      Array.isArray(policies) && policies.length > 0
        ? policies.map((each) => readPolicy(isJsonObject(each) ? each : {}, name, language))
        : null,
    sql: language.sql(definition),
    paths: language.paths ?? [],
    unread: definition.extends === undefined ? [] : [`extends of ${name}`],
  };
}

/** `shown` is its former name. */
const isPublic = (definition: JsonObject): boolean => (definition.public ?? definition.shown) !== false;

/** A list of objects with names in YAML, an object in JavaScript. */
const namesIn = (members: unknown): string[] =>
  Array.isArray(members)
    ? members.flatMap((each) => (isJsonObject(each) && typeof each.name === 'string' ? [each.name] : []))
    : isJsonObject(members)
      ? Object.keys(members)
      : [];

const membersIn = (members: unknown): { name: string; about: JsonObject }[] =>
  namesIn(members).map((name, index) => {
    const about = Array.isArray(members) ? members[index] : (members as JsonObject)[name];
    return { name, about: isJsonObject(about) ? about : {} };
  });

function firstQuery(definition: JsonObject): string[] {
  const [first] = membersIn(definition.measures);
  if (first === undefined) return [];
  const dimensions = membersIn(definition.dimensions);
  const { sql, type } = first.about;
  const isRead = ({ name, about }: { name: string; about: JsonObject }) =>
    typeof sql === 'string'
      ? sql.includes(`{${name}}`) || sql.includes(`{CUBE.${name}}`)
      : type === 'count' && get(about, 'primary_key') === true;
  return [first.name, ...dimensions.filter(isRead).map(({ name }) => name)];
}

/** Only if a view names each member itself. */
function includedMembers({ cubes }: JsonObject): string[] | null {
  if (!Array.isArray(cubes)) return null;
  const lists = cubes.map((each) => (isJsonObject(each) && !each.prefix ? each.includes : null));
  if (!lists.every((list): list is string[] => isTexts(list))) return null;
  return lists.flat();
}

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

const known = ['group', 'groups', 'conditions', 'row_level', 'member_level', 'member_masking'];

function readPolicy(policy: JsonObject, cube: string, language: Language): ReadPolicy {
  const conditions = get(policy, 'conditions');
  const rows = get(policy, 'row_level');
  const level = get(policy, 'member_level');
  return {
    unknown: Object.keys(policy).filter((name) => !known.includes(snake(name))),
    group: policy.group,
    groups: policy.groups,
    conditions: (Array.isArray(conditions) ? conditions : []).map((each) =>
      language.condition(isJsonObject(each) ? each.if : undefined),
    ),
    rows: isJsonObject(rows)
      ? { allow_all: get(rows, 'allow_all'), filters: readFilters(rows.filters, cube, language, 0) }
      : null,
    level: isJsonObject(level) ? { includes: level.includes, excludes: level.excludes } : null,
    has_masking: get(policy, 'member_masking') !== undefined,
  };
}

function readFilters(filters: unknown, cube: string, language: Language, depth: number): ReadFilter[] | null {
  if (!Array.isArray(filters) || depth > deepest) return null;
  return filters.filter(isJsonObject).map((filter): ReadFilter => {
    for (const join of ['or', 'and'] as const) {
      if (filter[join] !== undefined)
        return { of: join, filters: readFilters(filter[join], cube, language, depth + 1) ?? [] };
    }
    const [owner, member] = partsOf(String(filter.member));
    return {
      member,
      isOwn: ['', 'CUBE', cube].includes(owner),
      operator: String(filter.operator),
      values: filter.values === undefined ? null : language.values(filter.values),
    };
  });
}

/** The cube and the name of `company_id`, `{CUBE}.company_id`, `orders.company_id`, or `{CUBE.company_id}`. */
function partsOf(member: string): [owner: string, name: string] {
  const text = member.replaceAll(/[{}\s]/g, '');
  const dot = text.lastIndexOf('.');
  return [text.slice(0, Math.max(0, dot)), text.slice(dot + 1)];
}

const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camel = (name: string) => name.replaceAll(/_[a-z]/g, (pair) => (pair[1] ?? '').toUpperCase());

export const get = (object: JsonObject, name: string): unknown => object[name] ?? object[camel(name)];
