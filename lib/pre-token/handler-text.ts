import { type CodeToken, codeTokens } from './code-tokens';

/** A handler's text, parsed on first use. */
export type HandlerText = {
  code: string;
  tokens: () => CodeToken[];
  /** The line, starting at 1, where a name first appears: as a field, a variable, or a text. */
  lineOf: (name: string) => number | undefined;
};

export function handlerText(code: string): HandlerText {
  let tokens: CodeToken[] | undefined;
  let lines: Map<string, number> | undefined;
  const read = () => {
    tokens ??= codeTokens(code);
    return tokens;
  };
  return {
    code,
    tokens: read,
    lineOf: (name) => {
      lines ??= firstLines(code, read());
      return lines.get(name);
    },
  };
}

function firstLines(code: string, tokens: CodeToken[]): Map<string, number> {
  const lines = new Map<string, number>();
  let line = 1;
  let counted = 0;
  for (const token of tokens) {
    if (token.kind !== 'word' && token.kind !== 'text') continue;
    for (; counted < token.from; counted += 1) if (code[counted] === '\n') line += 1;
    const name = nameOf(code, token);
    if (!lines.has(name)) lines.set(name, line);
  }
  return lines;
}

/** The name in a word or a text, without quotes. */
export function nameOf(code: string, { kind, from, to }: CodeToken): string {
  return kind === 'text' ? code.slice(from + 1, to - 1) : code.slice(from, to);
}
