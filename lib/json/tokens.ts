import { endOfString } from './shape';

/**
 * Visits each token of a JSON text, without the white space between. Doesn't match strings with a regular
 * expression, because a long one would overflow its stack.
 */
export function eachToken(text: string, visit: (token: string, at: number) => void): void {
  const beginning = /["{}[\],:]|[^\s{}[\],:"]+/g;
  for (let found = beginning.exec(text); found !== null; found = beginning.exec(text)) {
    const at = found.index;
    if (found[0] === '"') beginning.lastIndex = endOfString(text, at) + 1;
    visit(text.slice(at, beginning.lastIndex), at);
  }
}
