import { eachToken } from './tokens';

/**
 * The fields of a JSON object with each value as written, because `JSON.parse` may change numbers. `text`
 * must be valid JSON; anything but an object has no fields. If a name appears twice, the last one counts.
 */
export function memberTexts(text: string): Map<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let name: string | null = null;
  let start: number | null = null;
  eachToken(text, (token, at) => {
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    const ends = depth === 0 ? token === '}' : depth === 1 && token === ',';
    if (ends && name !== null && start !== null) {
      members.set(name, text.slice(start, at).trim());
      start = null;
    } else if (depth === 1 && start === null && token === ':') {
      start = at + 1;
    } else if (depth === 1 && start === null && token.startsWith('"')) {
      name = JSON.parse(token) as string;
    }
  });
  return members;
}
