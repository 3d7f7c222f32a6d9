import { Lexer } from 'yaml';

/** Far more than the manifests of one service have. Lexemes in all and of a line, and levels. */
const maxLexemes = 100_000;
const maxInLine = 500;
const maxDepth = 60;
/** Spaces before a line: each level has at least one. */
const maxIndent = 120;

/**
 * Whether a YAML text is nested no deeper than people write it. Its parser goes down a level with each bracket and each
 * indicator of a line, until the stack is at its end: there V8 may find no room to compile a regular expression, and
 * ends the process; and it takes the square of a row of nodes where one belongs. Only the lexer is used, which is linear.
 */
export function isShallowYaml(text: string): boolean {
  let lexemes = 0;
  let brackets = 0;
  let indicators = 0;
  let inLine = 0;
  let startsLine = true;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (lexeme === '[' || lexeme === '{') brackets += 1;
    else if (lexeme === ']' || lexeme === '}') brackets = Math.max(0, brackets - 1);
    else if (lexeme === '-' || lexeme === '?' || lexeme === ':') indicators += 1;
    if (startsLine && isSpace(lexeme) && lexeme.length > maxIndent) return false;
    startsLine = lexeme === '\n' || lexeme === '\r\n';
    inLine = startsLine ? 0 : inLine + 1;
    if (startsLine) indicators = 0;
    if (lexemes > maxLexemes || inLine > maxInLine || brackets + indicators > maxDepth) return false;
  }
  return true;
}

const isSpace = (lexeme: string) => lexeme.startsWith(' ') && lexeme.trim() === '';
