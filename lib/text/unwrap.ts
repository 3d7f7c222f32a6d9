import { trimmed } from './trim';

/** Characters that are often copied along with a text but aren't part of it. Some of them are invisible. */
const wrapping = '"\'`<>“”‘’„«»,; \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff';

/** Removes quotes, brackets, and invisible characters around a text. */
export const unwrap = (text: string): string => trimmed(text, wrapping);
