import { jsonToken } from './indent-json';

/**
 * The members of a JSON object, each value as it is written: what is left of it after `JSON.parse` may be another
 * number. `text` must be valid JSON; anything but an object has no members. Of a name that stands twice, the last.
 */
export function memberTexts(text: string): Map<string, string> {
  const members = new Map<string, string>();
  let depth = 0;
  let name: string | null = null;
  let start: number | null = null;
  for (const { 0: each, index } of text.matchAll(jsonToken)) {
    if (each === '{' || each === '[') depth += 1;
    if (each === '}' || each === ']') depth -= 1;
    const ends = depth === 0 ? each === '}' : depth === 1 && each === ',';
    if (ends && name !== null && start !== null) {
      members.set(name, text.slice(start, index).trim());
      start = null;
    } else if (depth === 1 && start === null && each === ':') {
      start = index + 1;
    } else if (depth === 1 && start === null && each.startsWith('"')) {
      name = JSON.parse(each) as string;
    }
  }
  return members;
}
