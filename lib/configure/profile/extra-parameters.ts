const nameOf = (line: string): string => line.split('=', 1).join('').trim();

/** Those of `lines` whose parameter isn't in `text` yet; a parameter may be sent once only (RFC 6749 §3.1). */
export function missingLines(text: string, lines: readonly string[]): string[] {
  const present = new Set(text.split('\n').map(nameOf));
  return lines.filter((line) => !present.has(nameOf(line)));
}

/** `text`, one `name=value` a line, with these lines after its own. */
export const withLines = (text: string, lines: readonly string[]): string =>
  [text.trimEnd(), ...lines].filter((part) => part !== '').join('\n');
