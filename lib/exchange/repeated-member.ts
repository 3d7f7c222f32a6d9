/**
 * The first name that stands twice at the top level of a JSON object, or null. `JSON.parse` keeps the last one in
 * silence (RFC 8259 §4). `text` must be valid JSON.
 */
export function repeatedMember(text: string): string | null {
  const seen = new Set<string>();
  let depth = 0;
  // Strings first, so that braces inside them do not count; a name is a string before a colon.
  for (const [token, quoted, colon] of text.matchAll(/("(?:[^"\\]|\\.)*")\s*(:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && quoted !== undefined && colon !== undefined) {
      const name = JSON.parse(quoted) as string;
      if (seen.has(name)) return name;
      seen.add(name);
    }
  }
  return null;
}
