import { indentJson } from './indent';
import { eachToken } from './tokens';

/** A piece of JSON text with its kind, for syntax highlighting. */
export type JsonPiece = { kind: 'key' | 'string' | 'other' | 'mark'; text: string };

/**
 * Formats JSON for reading: indented, with all unnecessary escapes decoded, so that URLs are readable.
 * Numbers stay as written. Text that isn't JSON is returned unchanged, in one piece.
 */
export function readableJson(text: string): JsonPiece[] {
  const indented = indentJson(text);
  if (!isJson(text)) return [{ kind: 'mark', text: indented }];
  const pieces: JsonPiece[] = [];
  let end = 0;
  eachToken(indented, (token, at) => {
    if (at > end) pieces.push({ kind: 'mark', text: indented.slice(end, at) });
    end = at + token.length;
    if (token.startsWith('"')) {
      const kind = indented[end] === ':' ? 'key' : 'string';
      pieces.push({ kind, text: JSON.stringify(JSON.parse(token)) });
    } else {
      pieces.push({ kind: /^["{}[\],:]$/.test(token) ? 'mark' : 'other', text: token });
    }
  });
  return joined(pieces);
}

/** Merges adjacent punctuation and white space. */
function joined(pieces: JsonPiece[]): JsonPiece[] {
  const out: JsonPiece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.kind === 'mark' && piece.kind === 'mark') last.text += piece.text;
    else out.push({ ...piece });
  }
  return out;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
