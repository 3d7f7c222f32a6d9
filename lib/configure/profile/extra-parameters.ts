const nameOf = (line: string): string => line.split('=', 1).join('').trim();

/**
 * The `lines` with parameters that aren't in `text` yet; a parameter may only be sent once (RFC 6749 §3.1).
 */
export function missingLines(text: string, lines: readonly string[]): string[] {
  const present = new Set(text.split('\n').map(nameOf));
  return lines.filter((line) => !present.has(nameOf(line)));
}

/** Appends these lines to `text`, which has one `name=value` per line. */
export const withLines = (text: string, lines: readonly string[]): string =>
  [text.trimEnd(), ...lines].filter((part) => part !== '').join('\n');
