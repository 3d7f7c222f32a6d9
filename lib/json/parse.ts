/** What a text spells in JSON; `undefined` where it isn't JSON. A byte order mark isn't JSON, but harmless (RFC 8259 §8.1). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
