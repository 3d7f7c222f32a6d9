import { parseJson } from './parse';
import { eachToken } from './tokens';

/** An object or list without nested ones stays on one line up to this length. In characters. */
const lineLimit = 60;

/**
 * Indents JSON text. Only white space changes, so everything else stays as received, including duplicate
 * names and escapes. Text that isn't JSON is returned unchanged.
 */
export function indentJson(text: string): string {
  if (!isJson(text)) return text;
  const tokens: string[] = [];
  eachToken(text, (token) => tokens.push(token));
  let out = '';
  let depth = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const each = tokens[at] ?? '';
    if (each === '{' || each === '[') {
      const flat = flatFrom(tokens, at);
      if (flat) {
        out += flat.line;
        at = flat.end;
      } else {
        depth += 1;
        out += each + newLine(depth);
      }
    } else if (each === '}' || each === ']') {
      depth -= 1;
      out += newLine(depth) + each;
    } else {
      out += each === ',' ? `,${newLine(depth)}` : each === ':' ? ': ' : each;
    }
  }
  return out;
}

/** The container that starts at `start` as one line, if it's short and has no nested ones. */
function flatFrom(tokens: string[], start: number): { line: string; end: number } | null {
  let line = tokens[start] ?? '';
  for (let at = start + 1; at < tokens.length; at += 1) {
    const each = tokens[at] ?? '';
    if (each === '{' || each === '[' || line.length + each.length > lineLimit) return null;
    line += each === ',' ? ', ' : each === ':' ? ': ' : each;
    if (each === '}' || each === ']') return { line, end: at };
  }
  return null;
}

/**
 * Deeper levels get no lines of their own, because the indentation would be many times larger than the text.
 */
const newLine = (depth: number) => (depth > 32 ? '' : `\n${'  '.repeat(depth)}`);

const isJson = (text: string): boolean => parseJson(text) !== undefined;
