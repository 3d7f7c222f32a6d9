import { type ClaimPath, claimPathText } from './claim-path';
import type { Outcome } from './outcome';

/** `name` is the path as written in a model. */
export type BoundClaim = { name: string; path: ClaimPath; value: unknown };

const most = 2000;

/**
 * The values of the security context that Cube has bound, each with its path: in `SECURITY_CONTEXT`, or in
 * the `securityContext` of hooks and policies.
 */
export function boundClaims(outcome: Outcome, values: readonly unknown[]): BoundClaim[] {
  const written = values.map(String);
  const found = [outcome.modelContext, outcome.securityContext].map((context) =>
    leavesOf(context).filter(({ value }) => written.includes(String(value))),
  );
  const [inModel = [], elsewhere = []] = found;
  const names = inModel.length > 0 ? inModel : elsewhere;
  return names.filter(
    ({ name, value }, index) =>
      index === names.findIndex((each) => each.name === name && each.value === value),
  );
}

/** Whether a text is a complete list from the context, joined by commas. */
export function isWhole({ modelContext, securityContext }: Outcome, value: unknown): boolean {
  return [modelContext, securityContext].some((context) =>
    listsOf(context, 0).some((list) => list.length > 1 && list.join(',') === value),
  );
}

function leavesOf(context: unknown): BoundClaim[] {
  const leaves: BoundClaim[] = [];
  const visit = (value: unknown, path: string[]) => {
    if (leaves.length >= most || path.length > 10) return;
    if (Array.isArray(value)) for (const each of value) visit(each, path);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) visit(each, [...path, name]);
    } else if (['string', 'number', 'boolean'].includes(typeof value)) {
      leaves.push({ name: claimPathText(path), path, value });
    }
  };
  visit(context, []);
  return leaves;
}

function listsOf(value: unknown, depth: number): unknown[][] {
  if (typeof value !== 'object' || value === null || depth > 10) return [];
  const inner = Object.values(value)
    .slice(0, most)
    .flatMap((each) => listsOf(each, depth + 1));
  return Array.isArray(value) ? [value, ...inner] : inner;
}
