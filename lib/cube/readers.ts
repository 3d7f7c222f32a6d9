import { type ClaimPath, claimPathText, valueAt } from './claim-path';
import type { Outcome } from './outcome';
import type { CubeVersion } from './version';

/** One of the ways in which a project reads a claim, and what it gets. */
export type Reader = {
  id: 'model' | 'hooks' | 'policy';
  /** Where it’s written. */
  where: string;
  /** The expression, ready to copy. */
  code: string;
  /** As JSON; `undefined` where there’s no value. */
  value: string;
  /** What a filter by it comes to. */
  effect: 'own' | 'all' | 'none' | 'fails' | 'unknown';
  note?: string;
};

/**
 * The same path for every reader. CUBEJS_JWT_CLAIMS_NAMESPACE reaches only `SECURITY_CONTEXT`: cube.js and access policies
 * get the whole payload. A YAML policy binds a value that doesn’t exist as the text “undefined”.
 */
export function readersOf(
  { load, securityContext, modelContext }: Outcome,
  path: ClaimPath,
  { version, namespace }: { version: CubeVersion; namespace: string | undefined },
): Reader[] {
  const inHooks = valueAt(securityContext, path);
  const isLost =
    inHooks === undefined && valueAt(modelContext, path) !== undefined && namespace !== undefined;
  const code = accessor('securityContext', path);
  const longer = isLost
    ? {
        note: `The namespace isn’t applied here. Write ${accessor('securityContext', [namespace, ...path])}.`,
      }
    : {};
  const readers: Reader[] = [
    {
      id: 'model',
      where: 'SQL of the data model (deprecated)',
      code: accessor('SECURITY_CONTEXT', path),
      value: json(valueAt(modelContext, path)),
      effect: load.rows ?? 'fails',
    },
    {
      id: 'hooks',
      where: 'cube.js and cube.py (query_rewrite, context_to_app_id, …)',
      code,
      value: json(inHooks),
      effect: inHooks === undefined ? 'fails' : 'unknown',
      ...longer,
    },
  ];
  if (version === '0.33') return readers;
  return [
    ...readers,
    {
      id: 'policy',
      where: 'access_policy in YAML',
      code: `"{ ${code} }"`,
      value: Array.isArray(inHooks)
        ? `${json(inHooks)}, or one text ${json(inHooks.join(','))} inside a list`
        : inHooks === undefined
          ? '"undefined"'
          : json(inHooks),
      effect: inHooks === undefined ? 'none' : 'own',
      ...(Array.isArray(inHooks)
        ? { note: `Write values: "{ ${code} }", without a list around it.` }
        : inHooks === false || inHooks === 'false'
          ? { note: 'A condition holds for any text, also for "false".' }
          : longer),
    },
  ];
}

const accessor = (root: string, path: ClaimPath): string => {
  const text = claimPathText(path);
  return text.startsWith('[') ? `${root}${text}` : `${root}.${text}`;
};

const json = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
