import { Lexer } from 'yaml';

/** Far more than the manifests of a service have: total lexemes, lexemes of a line, and levels. */
const maxLexemes = 100_000;
const maxInLine = 500;
const maxDepth = 60;
/** Spaces before a line: at least one per level. */
const maxIndent = 120;

/**
 * Whether a YAML text has a normal nesting depth. The parser recurses for each bracket and each indicator in
 * a line, until the stack overflows. At that point, V8 may have no space to compile a regular expression, and
 * ends the process. And a row of nodes in place of one takes quadratic time. This check only uses the lexer,
 * which is linear.
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
