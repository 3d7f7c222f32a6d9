import { type Decoded, decode, describeShape } from '@/lib/verify/decode';
import { readPaste } from '@/lib/verify/paste/paste';
import { describeSaw } from '@/lib/verify/paste/paste-saw';
import type { Candidate } from '@/lib/verify/paste/paste-tokens';

export type PastedToken = Candidate & {
  decoded: Decoded;
  /** Why it cannot be read to its end, as a sentence. */
  shape: string | null;
};

/** What is in a pasted text. */
export type Pasted = {
  /** The id token first. */
  tokens: PastedToken[];
  /** What was found instead, as sentences; `null` where there is a token, or no text. */
  saw: string | null;
};

/** Reads it, in the page alone. */
export function readPasted(text: string): Pasted {
  const paste = readPaste(text);
  if (!paste.found) return { tokens: [], saw: describeSaw(paste.saw) };
  const tokens = paste.candidates.map((candidate) => {
    const decoded = decode(candidate.token);
    return { ...candidate, decoded, shape: describeShape(decoded) };
  });
  return { tokens, saw: null };
}
