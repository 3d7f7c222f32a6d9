import type { ClaimPath } from './claim-path';
import type { CubeVersion } from './version';

/**
 * The result of `SECURITY_CONTEXT.….filter('column')`. `values` are bound to the query. `broken` is invalid
 * SQL: for a list, Cube 0.33 writes `column = $1, $2`.
 */
export type Filtered =
  | { kind: 'own' | 'none' | 'all' | 'broken'; values: unknown[] }
  | { kind: 'threw'; error: string };

/** Reads the path through Cube’s proxy of the context, then filters by the value. */
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
 * Objects are wrapped again. For other values, Cube returns its methods, which don't have the value’s fields.
 * 1.x
 * continues from `undefined` and `null`, and finds nothing.
 */
function step(value: unknown, name: string, index: number, version: CubeVersion) {
  if (typeof value === 'object' && value !== null) return { value: (value as Record<string, unknown>)[name] };
  if (index === 0) return { value: (value as Record<string, unknown>)[name] };
  return version === '1' && (value === undefined || value === null) ? 'nothing' : 'threw';
}

/** The name after the missing one, or `filter` after the last one. */
const unreadable = (path: ClaimPath, index: number): string =>
  `TypeError: Cannot read properties of undefined (reading '${path[index + 1] ?? 'filter'}')`;

function filtered(value: unknown, version: CubeVersion): Filtered {
  if (!value) return { kind: 'all', values: [] };
  if (!Array.isArray(value)) return { kind: typeof value === 'object' ? 'none' : 'own', values: [value] };
  if (version === '1') return { kind: value.length === 0 ? 'none' : 'own', values: [...value] };
  return { kind: value.length === 1 ? 'own' : 'broken', values: [...value] };
}
