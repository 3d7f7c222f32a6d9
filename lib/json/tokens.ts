import { endOfString } from './shape';

/**
 * Goes through what a JSON text is made of, without the white space between. No regular expression runs along a
 * string: a long one would exhaust its stack.
 */
export function eachToken(text: string, visit: (token: string, at: number) => void): void {
  const beginning = /["{}[\],:]|[^\s{}[\],:"]+/g;
  for (let found = beginning.exec(text); found !== null; found = beginning.exec(text)) {
    const at = found.index;
    if (found[0] === '"') beginning.lastIndex = endOfString(text, at) + 1;
    visit(text.slice(at, beginning.lastIndex), at);
  }
}
