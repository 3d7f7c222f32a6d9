import type { CubeSettings, CubeVariable } from '@/lib/configure/profile/cube-settings';
import { isPlainLine, visibleText } from '@/lib/text/visible-text';

/** A line of the `.env` file, with the comment above it. `value` is `null` if it's unknown. */
export type EnvLine = { variable: CubeVariable; value: string | null; comment: string };

/** The text of the file. A line with an unknown or unwritable value becomes a comment. */
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

/** Removes a value that would end its line or be read differently, because it's untrusted text. */
export function writable(line: EnvLine): EnvLine {
  const { variable, value, comment } = line;
  if (value === null || quoted(value) !== null) return line;
  const why = isPlainLine(value)
    ? 'It has quotes of both kinds, which a .env file can’t express.'
    : 'It contains a line break or an invisible character, which would change the file.';
  return { variable, value: null, comment: `${comment}\nThe value isn’t written here. ${why}` };
}

/**
 * Quotes a value so that Cube's dotenv and a shell both read exactly this value. dotenv removes spaces and
 * quotes around a value, and supports only the escape `\\n` within double quotes. `null` if there is no such
 * spelling.
 */
function quoted(value: string): string | null {
  if (!isPlainLine(value)) return null;
  if (/^[^\s"'$`\\;&|<>()#~]*$/.test(value)) return value;
  if (!value.includes("'")) return `'${value}'`;
  return /["$`\\]/.test(value) ? null : `"${value}"`;
}

/** The settings of a Cube with these lines in its `.env` and a secret of its own. */
export const settingsOf = (lines: readonly EnvLine[]): CubeSettings => ({
  variables: Object.fromEntries(
    lines.flatMap(({ variable, value }) => (value === null ? [] : [[variable, value]])),
  ),
  has_api_secret: true,
  has_jwt_key: false,
});
