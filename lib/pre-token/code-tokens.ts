/** A word, a quoted text, or a mark such as `{`, by where it is. Comments and white space aren’t tokens. */
export type CodeToken = {
  kind: 'word' | 'text' | 'other' | 'mark';
  from: number;
  to: number;
  /** Of a bracket: the index of the one that closes or opens it. Absent if there is none. */
  partner?: number;
};

/**
 * Reads JavaScript or TypeScript into its tokens: enough to find what is named where, in one pass whose time grows with
 * the text's length whatever it is. A parser that knows the language can be kept busy for minutes.
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
  // A template goes on behind the brace that ends its expression.
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

/** Behind white space and comments. */
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

/** Behind the quote that ends a text, or where its line ends. */
function endOfText(code: string, from: number): number {
  for (let at = from + 1; at < code.length; at += 1) {
    const character = code.charAt(at);
    if (character === code.charAt(from)) return at + 1;
    if (character === '\n') return at;
    if (character === '\\') at += 1;
  }
  return code.length;
}

/** Behind the backtick that ends a template, or the brace that begins an expression in it. */
function endOfTemplate(code: string, from: number): number {
  for (let at = from + 1; at < code.length; at += 1) {
    if (code.charAt(at) === '`') return at + 1;
    if (code.startsWith('${', at)) return at + 2;
    if (code.charAt(at) === '\\') at += 1;
  }
  return code.length;
}

/** Bounded, or a line of slashes would be read to its end at each of them. Characters. */
const longestRegex = 1000;

/** Behind a regular expression and its flags; `null` where its line ends before it does. */
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

/** A slash divides what is before it, unless nothing does. */
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
