import type { ClaimPath } from '../claim-path';

/**
 * The value of an expression in a model, for one token. `compile`: Cube can’t read the code, so the model
 * doesn’t compile. `unknown`: it can't be evaluated here.
 */
export type Evaluated = { code: string; paths: ClaimPath[] } & (
  | { kind: 'value'; value: unknown }
  | { kind: 'threw'; error: string }
  | { kind: 'compile'; error: string }
  | { kind: 'unknown' }
);

const longest = 2000;

/** The names of the security context in a policy: the whole payload, regardless of the namespace. */
const roots = ['securityContext', 'security_context', 'SECURITY_CONTEXT'];
/** Only Cube Cloud supports them. */
const cloudRoots = ['userAttributes', 'user_attributes'];

type Result =
  | { kind: 'value'; value: unknown }
  | { kind: 'threw'; error: string }
  | { kind: 'compile'; error: string }
  | { kind: 'unknown' };

type Reading = { context: unknown; paths: ClaimPath[] };

/**
 * An expression in a YAML model, such as a condition: `{ securityContext.is_manager }`, or the same without
 * braces.
 */
export function evaluateExpression(code: string, context: unknown): Evaluated {
  const reading: Reading = { context, paths: [] };
  const result: Result =
    code.length > longest ? { kind: 'unknown' } : anyOf(withoutBraces(code.trim()), reading);
  return { code, paths: reading.paths, ...result };
}

/**
 * A text in a YAML model with values in braces, such as a list of values. Each value becomes part of the
 * text.
 */
export function evaluateText(code: string, context: unknown): Evaluated {
  const reading: Reading = { context, paths: [] };
  if (code.length > longest || code.includes('\\')) return { code, paths: [], kind: 'unknown' };
  let text = '';
  for (let at = 0; at < code.length; ) {
    const open = code.indexOf('{', at);
    const close = open === -1 ? -1 : code.indexOf('}', open);
    if (open !== -1 && close === -1)
      return { code, paths: reading.paths, kind: 'compile', error: notRead(code) };
    text += code.slice(at, open === -1 ? code.length : open);
    if (open === -1) break;
    const part = anyOf(code.slice(open + 1, close).trim(), reading);
    if (part.kind !== 'value') return { code, paths: reading.paths, ...part };
    text += asText(part.value);
    at = close + 1;
  }
  return { code, paths: reading.paths, kind: 'value', value: text };
}

/** Like a JavaScript template literal. */
const asText = (value: unknown): string =>
  Array.isArray(value) ? value.map((each) => (each === null ? '' : asText(each))).join(',') : String(value);

const withoutBraces = (code: string): string =>
  code.startsWith('{') && code.endsWith('}') ? code.slice(1, -1).trim() : code;

/** The message of Cube’s compiler. */
const notRead = (code: string): string =>
  `Failed to parse Python expression. Most likely this type of syntax isn't supported yet: ${code}`;

function anyOf(code: string, reading: Reading): Result {
  // In YAML, Cube supports neither brackets nor comparisons.
  if (/[[\]<>=!]/.test(code) || /\s(in|is)\s/.test(code)) return { kind: 'compile', error: notRead(code) };
  if (/[^\w.\s$]/.test(code)) return { kind: 'unknown' };
  return joined(code, ' or ', Boolean, (part) =>
    joined(
      part,
      ' and ',
      (value) => !value,
      (each) => not(each, reading),
    ),
  );
}

/** `a or b`, `a and b`: evaluates up to the first operand that decides. */
function joined(
  code: string,
  word: string,
  decides: (value: unknown) => boolean,
  read: (part: string) => Result,
): Result {
  let last: Result = { kind: 'unknown' };
  for (const part of code.split(word)) {
    last = read(part.trim());
    if (last.kind !== 'value' || decides(last.value)) return last;
  }
  return last;
}

function not(code: string, reading: Reading): Result {
  if (!code.startsWith('not ')) return atom(code, reading);
  const inner = not(code.slice(4).trim(), reading);
  return inner.kind === 'value' ? { kind: 'value', value: !inner.value } : inner;
}

function atom(code: string, { context, paths }: Reading): Result {
  if (code === 'true' || code === 'false') return { kind: 'value', value: code === 'true' };
  if (/^\d{1,15}$/.test(code)) return { kind: 'value', value: Number(code) };
  const [root = '', ...path] = code.split('.');
  if (cloudRoots.includes(root)) {
    return {
      kind: 'threw',
      error: "TypeError: Cannot read properties of undefined (reading 'userAttributes')",
    };
  }
  if (!roots.includes(root) || path.some((name) => !/^[A-Za-z_$][\w$]*$/.test(name)))
    return { kind: 'unknown' };
  if (path.length > 0) paths.push(path);
  let value: unknown = context;
  for (const name of path) {
    if (value === undefined || value === null) {
      return { kind: 'threw', error: `TypeError: Cannot read properties of ${value} (reading '${name}')` };
    }
    value = (value as Record<string, unknown>)[name];
  }
  return { kind: 'value', value };
}
