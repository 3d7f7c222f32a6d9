/** Characters that come along with a copied text and are no part of it. Some of them are not seen. */
const wrapping = new Set([...'"\'`<>“”‘’„«»,; \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff']);

/** Without the quotes, brackets and invisible characters around it. */
export function unwrap(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && wrapping.has(text[start] ?? '')) start += 1;
  while (end > start && wrapping.has(text[end - 1] ?? '')) end -= 1;
  return text.slice(start, end);
}
