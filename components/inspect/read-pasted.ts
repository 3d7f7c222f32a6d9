import { type Decoded, decode, describeShape } from '@/lib/verify/decode';
import { readPaste } from '@/lib/verify/paste/paste';
import { describeSaw } from '@/lib/verify/paste/paste-saw';
import type { Candidate } from '@/lib/verify/paste/paste-tokens';

export type PastedToken = Candidate & {
  decoded: Decoded;
  /** Why it can't be read completely, as a sentence. */
  shape: string | null;
};

/** The content of a pasted text. */
export type Pasted = {
  /** ID tokens first. */
  tokens: PastedToken[];
  /** What was found instead, as sentences; `null` if there is a token or no text. */
  saw: string | null;
};

/** Reads it in the browser, without the server. */
export function readPasted(text: string): Pasted {
  const paste = readPaste(text);
  if (!paste.found) return { tokens: [], saw: describeSaw(paste.saw) };
  const tokens = paste.candidates.map((candidate) => {
    const decoded = decode(candidate.token);
    return { ...candidate, decoded, shape: describeShape(decoded) };
  });
  return { tokens, saw: null };
}
