/** A word, a quoted text, or a mark such as `{`, by where it stands. Comments and white space are none. */
export type CodeToken = {
  kind: 'word' | 'text' | 'other' | 'mark';
  from: number;
  to: number;
  /** Of a bracket: the index of the one that closes or opens it. Absent where there is none. */
  partner?: number;
};

const gap = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))+/y;
const word = /[\p{L}\p{N}$_#]+/uy;
const text = /'(?:[^'\\\n]|\\[\s\S])*'?|"(?:[^"\\\n]|\\[\s\S])*"?/y;
const template = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(?:`|\$\{|$)/y;
// Bounded, or a line of slashes would be read to its end at each of them.
const regex = /\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){0,200}\]){1,500}\/[a-z]*/y;

/**
 * Reads JavaScript or TypeScript into its tokens: enough to find what is named where, in one pass whose time grows with
 * the text's length whatever it is. A parser that knows the language can be kept busy for minutes.
 */
export function codeTokens(code: string): CodeToken[] {
  const tokens: CodeToken[] = [];
  const open: number[] = [];
  const match = (pattern: RegExp, at: number): number => {
    pattern.lastIndex = at;
    return pattern.test(code) ? pattern.lastIndex : at;
  };
  for (let at = match(gap, 0); at < code.length; at = match(gap, at)) {
    const token = readToken(code, at, tokens, open, match);
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

type Match = (pattern: RegExp, at: number) => number;

function readToken(code: string, from: number, before: CodeToken[], open: number[], match: Match): CodeToken {
  const token = (kind: CodeToken['kind'], to: number): CodeToken => ({
    kind,
    from,
    to: Math.max(to, from + 1),
  });
  const first = code.charAt(from);
  if (first === "'" || first === '"') return token('text', match(text, from));
  // A template goes on behind the brace that ends its expression.
  const inner = before[open.at(-1) ?? -1];
  if (first === '`') return token('other', match(template, from + 1));
  if (first === '}' && inner && code.endsWith('${', inner.to) && inner.kind === 'other') {
    return token('other', match(template, from + 1));
  }
  const end = match(word, from);
  if (end > from) return token('word', end);
  if (first === '/' && mayBeRegex(code, before.at(-1))) {
    const to = match(regex, from);
    if (to > from) return token('other', to);
  }
  return token('mark', from + 1);
}

/** A slash divides what stands before it, unless nothing does. */
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
