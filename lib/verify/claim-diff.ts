import { isJsonObject, type JsonObject } from '@/lib/json/object';

/**
 * How a claim changed. `path` is the name of the claim, followed by names of nested fields if it's an object.
 */
export type ClaimChange = { path: string[] } & (
  | { kind: 'added'; after: unknown }
  | { kind: 'removed'; before: unknown }
  | { kind: 'changed'; before: unknown; after: unknown }
  | { kind: 'same'; value: unknown }
);

/**
 * Every claim of two tokens once: in the order of `before`, then claims that only `after` has. Objects in
 * both are compared field by field, because a trigger puts many claims into one namespace. A list is one
 * value. The depth is limited by `readJsonObject`.
 */
export function diffClaims(before: JsonObject, after: JsonObject): ClaimChange[] {
  return diffMembers([], before, after);
}

function diffMembers(outer: string[], before: JsonObject, after: JsonObject): ClaimChange[] {
  const changes = Object.entries(before).flatMap(([name, value]): ClaimChange[] => {
    const path = [...outer, name];
    if (!Object.hasOwn(after, name)) return [{ path, kind: 'removed', before: value }];
    return diffValues(path, value, after[name]);
  });
  const added = Object.entries(after)
    .filter(([name]) => !Object.hasOwn(before, name))
    .map(([name, value]): ClaimChange => ({ path: [...outer, name], kind: 'added', after: value }));
  return [...changes, ...added];
}

function diffValues(path: string[], before: unknown, after: unknown): ClaimChange[] {
  if (isEqual(before, after)) return [{ path, kind: 'same', value: before }];
  return isJsonObject(before) && isJsonObject(after)
    ? diffMembers(path, before, after)
    : [{ path, kind: 'changed', before, after }];
}

/** Equal as JSON: the order matters in a list, but not in an object. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, index) => isEqual(item, other[index]));
  }
  if (isJsonObject(one) && isJsonObject(other)) {
    const names = Object.keys(one);
    return (
      names.length === Object.keys(other).length &&
      names.every((name) => Object.hasOwn(other, name) && isEqual(one[name], other[name]))
    );
  }
  return one === other;
}

/** Claims that differ in any two tokens, because the issuer sets them every time. */
const volatile = new Set([
  'iat',
  'exp',
  'nbf',
  'auth_time',
  'jti',
  'origin_jti',
  'event_id',
  'nonce',
  'at_hash',
  'c_hash',
]);

export const differsInAnyTwo = ({ path }: ClaimChange): boolean =>
  path.length === 1 && volatile.has(path[0] ?? '');
