import { claimPathText, valueAt } from '../claim-path';
import { isReadable } from '../contexts';
import { filterBy } from '../model-filter';
import type { JudgedCube, ModelNote, ModelScene, SqlRead } from './model';

type InSql = JudgedCube['sql'] & Pick<JudgedCube, 'rows' | 'notes'>;

/** The results of `SECURITY_CONTEXT` in the SQL of a cube. */
export function judgeSql(reads: SqlRead[], scene: ModelScene): InSql {
  const ok: InSql = { status: 200, error: null, values: [], rows: 'all', notes: [] };
  if (reads.length === 0) return ok;
  const notes: ModelNote[] = [deprecated];
  if (!isReadable(scene.modelContext)) return { ...ok, ...failed(500, unreadable), notes };
  const effects = reads.map((read) => effectOf(read, scene.modelContext as object, scene));
  notes.push(...effects.flatMap(({ note }) => note ?? []));
  const worst = effects.find(({ status }) => status !== 200);
  if (worst) return { ...ok, status: worst.status, error: worst.error ?? null, rows: 'none', notes };
  const rows = (['none', 'own', 'unknown'] as const).find((kind) =>
    effects.some((each) => each.rows === kind),
  );
  return { ...ok, values: effects.flatMap(({ values = [] }) => values), rows: rows ?? 'all', notes };
}

const unreadable = 'TypeError: Cannot create proxy with a non-object as target or handler';

const failed = (status: number, error: string) => ({ status, error, rows: 'none' as const });

type Effect = {
  status: number;
  error?: string;
  rows: JudgedCube['rows'];
  values?: unknown[];
  note?: ModelNote;
};

function effectOf({ path, method }: SqlRead, context: object, { version }: ModelScene): Effect {
  const name = claimPathText(path);
  const value = valueAt(context, path);
  if (method === 'unsupported') {
    const isBracket = name.includes('[');
    return {
      ...failed(
        500,
        isBracket
          ? "TypeError: Cannot read properties of null (reading 'match')"
          : `TypeError: SECURITY_CONTEXT.${name} is not a function`,
      ),
      note: isBracket ? brackets(name) : spelling,
    };
  }
  if (method === 'unsafeValue') {
    const note = value === undefined || value === null ? undefinedValue(name) : unsafe(name);
    return { status: 200, rows: 'unknown', values: [], note };
  }
  const filtered = filterBy(context, path, version);
  if (filtered.kind === 'threw') return failed(500, filtered.error);
  if (method === 'none') return { status: 200, rows: 'unknown', values: filtered.values, note: bare(name) };
  if (filtered.kind === 'all' && method === 'requiredFilter') {
    return failed(400, `Filter for ${path.at(-1)} is required`);
  }
  const rows = filtered.kind === 'broken' ? 'none' : filtered.kind;
  return {
    status: 200,
    rows,
    values: filtered.values,
    ...(filtered.kind === 'all' && { note: everyRow(name) }),
    ...(filtered.kind === 'broken' && { note: list(name) }),
  };
}

const deprecated: ModelNote = {
  id: 'deprecated',
  status: 'warn',
  text: 'SECURITY_CONTEXT is deprecated.',
  fix: 'Use an access policy or queryRewrite. Both get the whole payload, without the namespace.',
};

const spelling: ModelNote = {
  id: 'spelling',
  status: 'fail',
  text: 'Cube has no method of this name.',
  fix: 'Write filter, requiredFilter, or unsafeValue, in YAML too.',
};

const brackets = (name: string): ModelNote => ({
  id: 'brackets',
  status: 'fail',
  text: `Cube can’t read ${name} in YAML: it doesn’t support brackets there.`,
  fix: 'Copy the claim to a plain name with extendContext, or write this cube in JavaScript.',
});

const everyRow = (name: string): ModelNote => ({
  id: 'no-value',
  status: 'fail',
  text: `${name} has no value, so its filter becomes 1 = 1 and every tenant’s rows are returned.`,
  fix: 'Use requiredFilter instead of filter.',
});

const list = (name: string): ModelNote => ({
  id: 'list-in-filter',
  status: 'fail',
  text: `${name} is a list, for which Cube 0.33 writes SQL that the database rejects.`,
  fix: 'Upgrade Cube, or pass a function to filter.',
});

const unsafe = (name: string): ModelNote => ({
  id: 'unsafe-value',
  status: 'warn',
  text: `The value of ${name} becomes part of the SQL unchanged.`,
  fix: 'Use filter, which binds the value, unless the claim can only have known values.',
});

const undefinedValue = (name: string): ModelNote => ({
  id: 'undefined-text',
  status: 'fail',
  text: `${name} has no value, so the text "undefined" becomes part of the SQL.`,
  fix: 'Use requiredFilter, or check the value first.',
});

const bare = (name: string): ModelNote => ({
  id: 'bare-value',
  status: 'warn',
  text: `${name} is used without filter. Its value is bound, or nothing is written without a value.`,
  fix: `Write SECURITY_CONTEXT.${name}.filter('column').`,
});
