import type { ClaimPath } from './claim-path';
import type { CubeVersion } from './version';

/**
 * What `SECURITY_CONTEXT.….filter('column')` comes to. `values` are bound to the query. `broken` is SQL that no
 * database takes: Cube 0.33 writes `column = $1, $2` for a list.
 */
export type Filtered =
  | { kind: 'own' | 'none' | 'all' | 'broken'; values: unknown[] }
  | { kind: 'threw'; error: string };

/** Reads the path through Cube’s proxy of the context, then filters by what it finds. */
export function filterBy(context: object, path: ClaimPath, version: CubeVersion): Filtered {
  let value: unknown = context;
  for (const [index, name] of path.entries()) {
    const next = step(value, name, index, version);
    if (next === 'threw') return { kind: 'threw', error: unreadable(path, index) };
    if (next === 'nothing') return { kind: 'all', values: [] };
    value = next.value;
  }
  return filtered(value, version);
}

/**
 * An object is wrapped again. Of anything else Cube hands out its methods, which have none of the value’s members;
 * 1.x goes on from `undefined` and `null`, and finds nothing.
 */
function step(value: unknown, name: string, index: number, version: CubeVersion) {
  if (typeof value === 'object' && value !== null) return { value: (value as Record<string, unknown>)[name] };
  if (index === 0) return { value: (value as Record<string, unknown>)[name] };
  return version === '1' && (value === undefined || value === null) ? 'nothing' : 'threw';
}

/** The name after the missing one, or `filter` behind the last. */
const unreadable = (path: ClaimPath, index: number): string =>
  `TypeError: Cannot read properties of undefined (reading '${path[index + 1] ?? 'filter'}')`;

function filtered(value: unknown, version: CubeVersion): Filtered {
  if (!value) return { kind: 'all', values: [] };
  if (!Array.isArray(value)) return { kind: typeof value === 'object' ? 'none' : 'own', values: [value] };
  if (version === '1') return { kind: value.length === 0 ? 'none' : 'own', values: [...value] };
  return { kind: value.length === 1 ? 'own' : 'broken', values: [...value] };
}
