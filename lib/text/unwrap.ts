import { trimmed } from './trim';

/** Characters that come along with a copied text and aren't part of it. Some of them are not seen. */
const wrapping = '"\'`<>“”‘’„«»,; \t\r\n\u00a0\u200b\u200c\u200d\u2060\ufeff';

/** Without the quotes, brackets and invisible characters around it. */
export const unwrap = (text: string): string => trimmed(text, wrapping);
