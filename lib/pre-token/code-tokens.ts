/**
 * A word, a quoted text, or a punctuation mark such as `{`, with its position. Comments and white space
 * aren't tokens.
 */
export type CodeToken = {
  kind: 'word' | 'text' | 'other' | 'mark';
  from: number;
  to: number;
  /** For a bracket: the index of its closing or opening bracket. Absent if there isn't one. */
  partner?: number;
};

/**
 * Splits JavaScript or TypeScript into tokens, enough to find where names appear. One linear pass for any
 * text. A real parser can be kept busy for minutes.
 */
export function codeTokens(code: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  const open: number[] = [];
  for (let at = endOfGap(code, 0); at < code.length; at = endOfGap(code, at)) {
    const token = readToken(code, at, tokens, open);
    const opened = closes(code, token) ? open.pop() : undefined;
    if (opened !== undefined) {
      token.partner = opened;
      const partner = tokens[opened];
      if (partner) partner.partner = tokens.length;
    }
    if (opens(code, token)) open.push(tokens.length);
    tokens.push(token);
    at = token.to;
  }
  return tokens;
}

function readToken(code: string, from: number, before: CodeToken[], open: number[]): CodeToken {
  const token = (kind: CodeToken['kind'], to: number): CodeToken => ({ kind, from, to });
  const first = code.charAt(from);
  if (first === "'" || first === '"') return token('text', endOfText(code, from));
  // A template continues after the brace that ends its expression.
  const inner = before[open.at(-1) ?? -1];
  if (first === '`') return token('other', endOfTemplate(code, from));
  if (first === '}' && inner && code.endsWith('${', inner.to) && inner.kind === 'other') {
    return token('other', endOfTemplate(code, from));
  }
  word.lastIndex = from;
  if (word.test(code)) return token('word', word.lastIndex);
  if (first === '/' && mayBeRegex(code, before.at(-1))) {
    const to = endOfRegex(code, from);
    if (to !== null) return token('other', to);
  }
  return token('mark', from + 1);
}

const word = /[\p{L}\p{N}$_#]+/uy;

/** Position after white space and comments. */
function endOfGap(code: string, start: number): number {
  let at = start;
  while (at < code.length) {
    if (/\s/.test(code.charAt(at))) at += 1;
    else if (code.startsWith('//', at)) at = endAt(code, code.indexOf('\n', at));
    else if (code.startsWith('/*', at)) at = endAt(code, code.indexOf('*/', at + 2), 2);
    else break;
  }
  return at;
}

const endAt = (code: string, found: number, length = 0) => (found === -1 ? code.length : found + length);

/** Position after the closing quote, or the end of the line. */
function endOfText(code: string, from: number): number {
  for (let at = from + 1; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (character === code.charAt(from)) return at + 1;
    if (character === '\n') return at;
    if (character === '\\') at += 1;
  }
  return code.length;
}

/** Position after the closing backtick, or after the brace that starts an expression. */
function endOfTemplate(code: string, from: number): number {
  for (let at = from + 1; at < code.length; at += 1) {
    if (code.charAt(at) === '`') return at + 1;
    if (code.startsWith('${', at)) return at + 2;
    if (code.charAt(at) === '\\') at += 1;
  }
  return code.length;
}

/** Limited, or a line of slashes would be read to its end at each slash. In characters. */
const longestRegex = 1000;

/** Position after a regular expression and its flags; `null` if the line ends first. */
function endOfRegex(code: string, from: number): number | null {
  let inClass = false;
  for (let at = from + 1; at < Math.min(code.length, from + longestRegex); at += 1) {
    const character = code.charAt(at);
    if (character === '\n') return null;
    if (character === '\\') at += 1;
    else if (character === '[') inClass = true;
    else if (character === ']') inClass = false;
    else if (character === '/' && !inClass) {
      let end = at + 1;
      while (/[a-z]/.test(code.charAt(end))) end += 1;
      return end;
    }
  }
  return null;
}

/** A slash after a value is a division. */
function mayBeRegex(code: string, before: CodeToken | undefined): boolean {
  if (!before) return true;
  const text = code.slice(before.from, before.to);
  return before.kind === 'mark'
    ? !/[)\]}]/.test(text)
    : /^(return|typeof|case|in|of|void|await|yield)$/.test(text);
}

const opens = (code: string, { kind, from, to }: CodeToken) =>
  kind === 'mark' ? /[([{]/.test(code.charAt(from)) : kind === 'other' && code.endsWith('${', to);

const closes = (code: string, { kind, from }: CodeToken) =>
  kind !== 'word' && kind !== 'text' && (kind === 'mark' ? /[)\]}]/ : /}/).test(code.charAt(from));
