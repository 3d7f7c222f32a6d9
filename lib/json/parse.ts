/**
 * Parses JSON; `undefined` if the text isn't JSON. Removes a byte order mark, which isn't JSON, but harmless
 * (RFC 8259 §8.1).
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
