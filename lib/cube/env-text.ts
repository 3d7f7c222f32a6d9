import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import { isPlainLine, visibleText } from '@/lib/text/visible-text';

/** A line of the `.env` file, with the comment above it. `value` is `null` where it isn’t known. */
export type EnvLine = { variable: CubeVariable; value: string | null; comment: string };

/** The text of the file. A line whose value isn’t known, or can’t be written, is a comment itself. */
export function envText(lines: readonly EnvLine[]): string {
  return lines
    .map(writable)
    .map(({ variable, value, comment }) => {
      const above = comment.split(/\r\n|\r|\n/).map((line) => `# ${visibleText(line)}\n`);
      const written = value === null ? null : quoted(value);
      return `${above.join('')}${written === null ? `# ${variable}=` : `${variable}=${written}`}\n`;
    })
    .join('\n');
}

/** Without a value that would end its line, or mean something else than it says. It is the provider's text. */
export function writable(line: EnvLine): EnvLine {
  const { variable, value, comment } = line;
  if (value === null || quoted(value) !== null) return line;
  const why = isPlainLine(value)
    ? 'It has quotes of both kinds, which a .env file can’t express.'
    : 'It contains a line break or an invisible character, which would change the file.';
  return { variable, value: null, comment: `${comment}\nThe value isn’t written here. ${why}` };
}

/**
 * The value so that Cube's dotenv gives exactly it back, and a shell that reads the file does too: dotenv takes off the
 * spaces around a value, and quotes if they are first and last; it knows no escapes but `\\n` within double quotes.
 * `null` where there is no such spelling.
 */
function quoted(value: string): string | null {
  if (!isPlainLine(value)) return null;
  if (/^[^\s"'$`\\;&|<>()#~]*$/.test(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  return /["$`\\]/.test(value) ? null : `"${value}"`;
}

/** The settings of a Cube that has these lines in its `.env`, beside a secret of its own. */
export const settingsOf = (lines: readonly EnvLine[]): CubeSettings => ({
  variables: Object.fromEntries(
    lines.flatMap(({ variable, value }) => (value === null ? [] : [[variable, value]])),
  ),
  has_api_secret: true,
  has_jwt_key: false,
});
