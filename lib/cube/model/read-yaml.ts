import { type Document, parseDocument } from 'yaml';
import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { type ClaimPath, readClaimPath } from '../claim-path';
import { isShallowYaml } from '../is-shallow-yaml';
import { type Evaluated, evaluateExpression, evaluateText } from './expression';
import type { ReadCube, SqlRead } from './model';
import { type Language, readCube } from './read-cube';

export type ReadModel =
  | { ok: true; cubes: ReadCube[]; unread: string[] }
  | { ok: false; text: string; line: number | null };

/** Reads the cubes and views of a YAML file, with everything that depends on the token evaluated. */
export function readYamlModel(text: string, securityContext: unknown): ReadModel {
  const jinja = text.indexOf('{{') === -1 ? text.indexOf('{%') : text.indexOf('{{');
  if (jinja !== -1) {
    return {
      ok: false,
      text: 'Jinja isn’t evaluated here. Paste what it renders to.',
      line: lineAt(text, jinja),
    };
  }
  if (!isShallowYaml(text)) return { ok: false, text: 'The YAML is nested too deeply.', line: null };
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false });
  const [error] = document.errors;
  if (error) return { ok: false, text: error.message, line: lineAt(text, error.pos[0]) };
  const root = plainOf(document);
  if (!isJsonObject(root)) return { ok: false, text: 'There are no cubes or views in it.', line: null };
  const language = languageFor(securityContext);
  const read = (list: unknown, isView: boolean) =>
    (Array.isArray(list) ? list : []).flatMap((each) =>
      isJsonObject(each) && typeof each.name === 'string'
        ? [readCube(each.name, isView, each, language)]
        : [],
    );
  const cubes = [...read(root.cubes, false), ...read(root.views, true)];
  return cubes.length > 0
    ? { ok: true, cubes, unread: [] }
    : { ok: false, text: 'There are no cubes or views in it.', line: null };
}

/** `undefined` if an alias contains itself, or expands to more than the memory can hold. */
function plainOf(document: Document.Parsed): unknown {
  try {
    const root: unknown = document.toJS({ maxAliasCount: 20 });
    JSON.stringify(root);
    return root;
  } catch {
    return undefined;
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

const languageFor = (context: unknown): Language => ({
  condition: (value) => (typeof value === 'string' ? evaluateExpression(value, context) : literal(value)),
  values: (value) => {
    if (typeof value === 'string') return evaluateExpression(value, context);
    if (!Array.isArray(value)) return literal(value);
    return value.map((each) => (typeof each === 'string' ? evaluateText(each, context) : literal(each)));
  },
  sql: (definition) => readsIn(textsOf(definition)),
});

const literal = (value: unknown): Evaluated => ({
  code: JSON.stringify(value) ?? 'nothing',
  paths: [],
  kind: 'value',
  value,
});

/** The SQL texts of a cube: its own, and its members'. */
function textsOf(definition: JsonObject): string[] {
  const own = [definition.sql, definition.sql_table].filter((each) => typeof each === 'string');
  const lists = [definition.measures, definition.dimensions, definition.segments, definition.joins];
  const inner = lists.flatMap((list) =>
    (Array.isArray(list) ? list : []).flatMap((each) =>
      isJsonObject(each) && typeof each.sql === 'string' ? [each.sql] : [],
    ),
  );
  return [...own, ...inner];
}

const roots = [
  'SECURITY_CONTEXT.',
  'SECURITY_CONTEXT[',
  'securityContext.',
  'securityContext[',
  'security_context.',
];
const methods = ['filter', 'requiredFilter', 'unsafeValue'] as const;
const mostReads = 50;

/** Every `{ SECURITY_CONTEXT.… }` in these texts. */
function readsIn(texts: string[]): SqlRead[] {
  const reads: SqlRead[] = [];
  for (const text of texts) {
    for (let at = text.indexOf('{'); at !== -1 && reads.length < mostReads; at = text.indexOf('{', at + 1)) {
      const code = text.slice(at + 1, at + 500).trimStart();
      if (roots.some((root) => code.startsWith(root))) reads.push(readOf(code));
    }
  }
  return reads;
}

function readOf(code: string): SqlRead {
  const end = [...code].findIndex((letter) => letter === '(' || letter === '}');
  const reference = end === -1 ? code : code.slice(0, end);
  const isCalled = code[end] === '(';
  const names = reference.trim().split('.');
  const method = methods.find((each) => each === names.at(-1));
  // In YAML, Cube doesn't support brackets, and only recognizes methods with these names.
  const path = pathOf(isCalled && method !== undefined ? names.slice(0, -1).join('.') : reference);
  if (reference.includes('[') || (isCalled && method === undefined)) return { path, method: 'unsupported' };
  return { path, method: isCalled && method !== undefined ? method : 'none' };
}

const pathOf = (text: string): ClaimPath => {
  const read = readClaimPath(text.trim());
  return read.ok ? read.path : [];
};
