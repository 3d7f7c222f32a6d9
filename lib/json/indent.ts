import { parseJson } from './parse';
import { eachToken } from './tokens';

/** An object or a list without others in it stays in a line up to this length. Characters. */
const lineLimit = 60;

/**
 * JSON text over indented lines. Nothing but white space changes, so that what came over the wire can still be read
 * verbatim, repeated members and escapes included. What is not JSON is returned as it is.
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

/** The container that opens at `start` as one line, where it is short and holds no other. */
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

/** Deeper than anyone reads, lines of their own would cost many times the text. */
const newLine = (depth: number) => (depth > 32 ? '' : `\n${'  '.repeat(depth)}`);

const isJson = (text: string): boolean => parseJson(text) !== undefined;
