/**
 * Control, formatting and separator characters: nothing of them is seen, and some reorder what is around
 * them, so that `evil` can be read as another name. Unicode Technical Report 36 §2.10. Tab and line feed stay,
 * and so does a carriage return before a line feed.
 */
const unseen = /(?![\t\n]|\r\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Whether a text can be part of one line of a file or a command: nothing in it ends a line, or can't be seen. */
export const isPlainLine = (text: string): boolean => !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);

/** A provider's text with every character that cannot be seen written out, such as `\u202E`. */
export function visibleText(text: string): string {
  return text.replace(unseen, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16).toUpperCase();
    return hex.length > 4 ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
  });
}
