/**
 * Control, formatting, and separator characters are invisible, and some reorder the text around them, so that
 * `evil` can appear as another name. Unicode Technical Report 36 §2.10. Tabs, line feeds, and a carriage
 * return before a line feed are fine.
 */
const unseen = /(?![\t\n]|\r\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Whether a text can be part of one line of a file or a command: it contains no line breaks or invisible
 * characters.
 */
export const isPlainLine = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);

/** A provider's text with every invisible character escaped, such as `\u202E`. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).toUpperCase();
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
  });
}
