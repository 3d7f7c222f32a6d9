import { sqlScope } from '../api-scopes';
import { cubeOptions } from '../options';
import type { CubeFinding } from '../outcome';
import { newestCube } from '../version';
import { ofVariable, type Scene, written } from './finding';

const variable = 'CUBEJS_DEFAULT_API_SCOPES';

/** Which REST API endpoints the token may call. Scopes are checked in development mode, too. */
export function findScopes({ settings }: Scene): CubeFinding[] {
  const { scopes } = cubeOptions(settings);
  if (scopes === undefined) return [];
  const base = { id: 'api-scopes', actual: written(variable, settings.variables[variable]) };
  if (scopes.length === 0) {
    return [
      ofVariable('fail', variable, {
        ...base,
        title: 'Empty, so every endpoint is forbidden',
        expected: 'meta,data',
        cause: 'Cube reads an empty value as an empty list, not as unset. This applies in dev mode too.',
        fix: 'Remove the line, or list the scopes.',
      }),
    ];
  }
  const needed = [...new Set(['meta', 'data', sqlScope(settings.version ?? newestCube)])];
  const missing = needed.filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return [];
  const trimmed = scopes.map((scope) => scope.trim());
  const isSpaced = missing.some((scope) => trimmed.includes(scope));
  return [
    ofVariable(missing.includes('data') || isSpaced ? 'fail' : 'warn', variable, {
      ...base,
      title: `Not allowed: ${missing.map((scope) => endpoints[scope]).join(', ')}`,
      expected: [...new Set([...trimmed, ...missing])].join(','),
      cause: isSpaced
        ? 'Cube doesn’t trim the entries of the list. With a space, the entry is another name.'
        : `Cube answers 403, “API scope is missing: ${missing[0]}”, in dev mode too.`,
      fix: `Write ${variable}=${[...new Set([...trimmed, ...missing])].join(',')}`,
    }),
  ];
}

const endpoints: Record<string, string> = { meta: '/meta', data: '/load', sql: '/sql' };
