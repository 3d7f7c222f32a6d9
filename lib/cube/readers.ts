import { type ClaimPath, claimPathText, valueAt } from './claim-path';
import type { Outcome } from './outcome';
import type { CubeVersion } from './version';

/** A place in a project that reads a claim, and the value that it gets. */
export type Reader = {
  id: 'model' | 'hooks' | 'policy';
  /** Where the code is. */
  where: string;
  /** The expression, ready to copy. */
  code: string;
  /** As JSON; `undefined` if there’s no value. */
  value: string;
  /** The effect of a filter by it. */
  effect: 'own' | 'all' | 'none' | 'fails' | 'unknown';
  note?: string;
};

/**
 * The same path for every reader. CUBEJS_JWT_CLAIMS_NAMESPACE only affects `SECURITY_CONTEXT`: cube.js and
 * access policies get the whole payload. A YAML policy binds a missing value as the text “undefined”.
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
  return [...readers, policyReader(code, inHooks, isLost)];
}

/** In YAML, Cube supports a subset of Python, which has no brackets. */
function policyReader(code: string, value: unknown, isLost: boolean): Reader {
  const reader = { id: 'policy', where: 'access_policy in YAML', code: `"{ ${code} }"` } as const;
  if (code.includes('[')) {
    return {
      ...reader,
      value: json(value),
      effect: 'fails',
      note: 'YAML policies can’t read this name: Cube supports no brackets there. Copy the claim to a plain name with extendContext, or write the cube in JavaScript.',
    };
  }
  if (Array.isArray(value)) {
    return {
      ...reader,
      value: `${json(value)}, or one text ${json(value.join(','))} inside a list`,
      effect: 'own',
      note: `Write values: "{ ${code} }", without a list around it.`,
    };
  }
  if (value === undefined) {
    const note = 'The namespace isn’t applied here. Issue flat claims, or copy the claim with extendContext.';
    return { ...reader, value: '"undefined"', effect: 'none', ...(isLost && { note }) };
  }
  const isFalse = value === false || value === 'false';
  return {
    ...reader,
    value: json(value),
    effect: 'own',
    ...(isFalse && { note: 'A condition is true for any text, also for "false".' }),
  };
}

const accessor = (root: string, path: ClaimPath): string => {
  const text = claimPathText(path);
  return text.startsWith('[') ? `${root}${text}` : `${root}.${text}`;
};

const json = (value: unknown): string => JSON.stringify(value) ?? 'undefined';
