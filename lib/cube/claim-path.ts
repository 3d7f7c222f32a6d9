import { withoutEnd } from '@/lib/text/trim';

/** The names on the path to a value in a security context, outermost first. */
export type ClaimPath = readonly string[];

export type ReadPath = { ok: true; path: ClaimPath } | { ok: false; problem: string };

const longest = 1000;
const mostSegments = 20;

/** Cube returns a function for these names, whatever the context contains. */
const methods = ['filter', 'requiredFilter', 'unsafeValue'];

/**
 * Reads a path as written in a model: `company_id`, `tenant.id`, `['https://app.example/tenant']`, optionally
 * with `SECURITY_CONTEXT` before and a `filter` call after it.
 */
export function readClaimPath(written: string): ReadPath {
  if (written.length > longest) return malformed(`It has more than ${longest} characters.`);
  const text = withoutBraces(written);
  if (/^https?:\/\//i.test(text)) return checkClaimPath([text]);
  const segments: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = text[at] === '[' ? bracket(text, at) : plain(text, at);
    if (next === null) return malformed(`It can’t be read from character ${at + 1}.`);
    segments.push(next.name);
    at = next.end;
  }
  return checkClaimPath(withoutAround(segments.filter((segment, index) => segment !== '' || index > 0)));
}

/** Checks a path that is already split into names. */
export function checkClaimPath(path: readonly string[]): ReadPath {
  if (path.length === 0) return malformed('It is empty.');
  if (path.length > mostSegments) return malformed(`It has more than ${mostSegments} names.`);
  if (path.some((name) => name === '' || name.length > longest))
    return malformed('It has an empty or overlong name.');
  const method = path.find((name) => methods.includes(name));
  return method === undefined ? { ok: true, path } : malformed(`Cube uses the name “${method}” itself.`);
}

const malformed = (problem: string): ReadPath => ({
  ok: false,
  problem: `${problem} Enter a path such as company_id, tenant.id, or ['https://app.example/tenant'].`,
});

/** `${…}` of JavaScript and `{ … }` of YAML, with its quotes. */
function withoutBraces(written: string): string {
  let text = written.trim();
  const quote = text[0] ?? '';
  if ('"\'`'.includes(quote) && text.endsWith(quote) && text.includes('{')) text = text.slice(1, -1).trim();
  if (text.startsWith('$')) text = text.slice(1);
  return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1).trim() : text;
}

type Segment = { name: string; end: number };

/** Up to the next dot or bracket, including a leading dot. */
function plain(text: string, start: number): Segment | null {
  const from = text[start] === '.' ? start + 1 : start;
  let end = from;
  while (end < text.length && text[end] !== '.' && text[end] !== '[') end += 1;
  // Optional chaining reads the same.
  const name = withoutEnd(text.slice(from, end).trim(), '?');
  // A call at the end, as in `.filter('company_id')`, is removed with its name.
  const call = name.indexOf('(');
  if (call !== -1) return { name: `${name.slice(0, call)}()`, end: text.length };
  if (name === '' && !(start === 0 && text[0] === ' ')) return null;
  return /["'`{}\]\s]/.test(name) ? null : { name, end };
}

/** `['…']` or `["…"]`. A quote inside needs a backslash. */
function bracket(text: string, start: number): Segment | null {
  const quote = text[start + 1];
  if (quote !== "'" && quote !== '"') return null;
  let name = '';
  for (let at = start + 2; at < text.length; at += 1) {
    if (text[at] === quote) return text[at + 1] === ']' ? { name, end: at + 2 } : null;
    if (text[at] === '\\') at += 1;
    name += text[at] ?? '';
  }
  return null;
}

const contexts = ['SECURITY_CONTEXT', 'USER_CONTEXT', 'securityContext', 'security_context'];

function withoutAround([root = '', ...others]: string[]): string[] {
  if (root === 'COMPILE_CONTEXT') return withoutAround(others);
  const isRooted = contexts.includes(root);
  const inner = isRooted ? others : root === '' ? [] : [root, ...others];
  const last = inner.at(-1) ?? '';
  return last.endsWith('()') || (isRooted && methods.includes(last)) ? inner.slice(0, -1) : inner;
}

/** A path as written in a model. */
export const claimPathText = (path: ClaimPath): string =>
  path.reduce((text, name) => {
    if (!/^[A-Za-z_$][\w$]*$/.test(name))
      return `${text}['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
    return text === '' ? name : `${text}.${name}`;
  }, '');

/** The value that JavaScript finds there; `undefined` if a name on the path doesn't exist. */
export const valueAt = (context: unknown, path: ClaimPath): unknown =>
  path.reduce<unknown>(
    (value, name) => (value === undefined || value === null ? undefined : (value as Members)[name]),
    context,
  );

type Members = Record<string, unknown>;
