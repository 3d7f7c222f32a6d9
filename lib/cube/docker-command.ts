import { type CubeEnv, nothingRead, takeVariable } from './env-file';

/** Reads `docker run -e NAME=value --env NAME=value` by the rules of a POSIX shell, without expanding variables. */
export function readDockerCommand(text: string): CubeEnv {
  const env = nothingRead('docker');
  const words = shellWords(text);
  for (const [index, { word, ...about }] of words.entries()) {
    const inline = ['-e=', '--env='].find((start) => word.startsWith(start));
    const next = words[index + 1];
    if (inline !== undefined) take(env, word.slice(inline.length), about);
    else if ((word === '-e' || word === '--env') && next) take(env, next.word, next);
    else if (word.startsWith('-e') && word.length > 2 && !word.startsWith('--'))
      take(env, word.slice(2), about);
  }
  return env;
}

/** `-e NAME` passes the shell's variable to Docker. */
function take(env: CubeEnv, pair: string, { line, isExpanded }: Omit<Word, 'word'>) {
  const at = pair.indexOf('=');
  if (at === -1) takeVariable(env, pair, null, line);
  else takeVariable(env, pair.slice(0, at), isExpanded ? null : pair.slice(at + 1), line);
}

/** `isExpanded`: the shell fills in a part of it. */
type Word = { word: string; line: number; isExpanded: boolean };

function shellWords(text: string): Word[] {
  const words: Word[] = [];
  let word: string | null = null;
  let line = 1;
  let quote = '';
  let isExpanded = false;
  const end = (at: number) => {
    if (word !== null) words.push({ word, line: at, isExpanded });
    word = null;
    isExpanded = false;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\n') line += 1;
    const next = text[at + 1] ?? '';
    // In single quotes a dollar sign is one.
    if (quote !== "'" && (character === '`' || (character === '$' && /[\w{(]/.test(next)))) isExpanded = true;
    if (quote === "'" || (quote === '"' && character !== '\\')) {
      if (character === quote) quote = '';
      else word += character;
    } else if (character === '\\') {
      at += 1;
      // A continued line.
      if (next === '\n') line += 1;
      else word = `${word ?? ''}${quote === '"' && !/["\\$`]/.test(next) ? '\\' : ''}${next}`;
    } else if (character === "'" || character === '"') {
      quote = character;
      word ??= '';
    } else if (/\s/.test(character)) end(character === '\n' ? line - 1 : line);
    else word = `${word ?? ''}${character}`;
  }
  end(line);
  return words;
}
