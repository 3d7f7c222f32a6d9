import { type CodeToken, codeTokens } from './code-tokens';

/** A handler's text, read when it is first asked about. */
export type HandlerText = {
  code: string;
  tokens: () => CodeToken[];
  /** The line, from 1, on which something is first named: as a member, a variable or a text. */
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

/** What a word or a text names, without its quotes. */
export function nameOf(code: string, { kind, from, to }: CodeToken): string {
  return kind === 'text' ? code.slice(from + 1, to - 1) : code.slice(from, to);
}
