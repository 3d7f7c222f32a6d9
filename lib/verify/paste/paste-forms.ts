import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';

/** A value with the name of its field or parameter. */
export type Named = { name: string; value: string };

/** Parses a text that is a JSON object, list, or string; `null` for anything else. */
export function readJson(text: string): JsonObject | unknown[] | string | null {
  if (!/^\s*["[{]/.test(text)) return null;
  const value = parseJson(text);
  return isJsonObject(value) || Array.isArray(value) || typeof value === 'string' ? value : null;
}

/** Every string in a JSON value at any depth, in order. Strings in a list have the list's name. */
export function stringsIn(root: JsonObject | unknown[]): Named[] {
  const strings: Named[] = [];
  const open: { name: string; value: unknown }[] = [{ name: '', value: root }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { name, value } = next;
    if (typeof value === 'string') strings.push({ name, value });
    else if (Array.isArray(value)) {
      for (let at = value.length - 1; at >= 0; at -= 1) open.push({ name, value: value[at] });
    } else if (isJsonObject(value)) {
      for (const [member, inner] of Object.entries(value).reverse())
        open.push({ name: member, value: inner });
    }
  }
  return strings;
}

/**
 * The parameters in the query and the fragment of a URL, or in a form's body. Empty for a text with white
 * space, which can't be either.
 */
export function parametersIn(text: string): Named[] {
  if (/\s/.test(text) || !/^[\w.-]+=|[?#&][\w.-]+=/.test(text)) return [];
  return text
    .split(/[?#&]/)
    .map((pair) => ({ pair, equals: pair.indexOf('=') }))
    .filter(({ equals }) => equals > 0)
    .map(({ pair, equals }) => ({
      name: percentDecoded(pair.slice(0, equals)),
      value: percentDecoded(pair.slice(equals + 1).replaceAll('+', ' ')),
    }));
}

/** Percent-decodes a text. Returns it unchanged if its percent signs aren't encoding. RFC 3986 §2.1. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
