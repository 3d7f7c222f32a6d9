import { useMemo, useState } from 'react';
import { type Decoded, decode } from '@/lib/verify/decode';
import { type Paste, readPaste } from '@/lib/verify/paste';
import type { Candidate } from '@/lib/verify/paste-tokens';

/** A pasted text, and the token in it. All of it happens in the page: nothing is sent anywhere. */
export type TokenState = {
  text: string;
  setText: (text: string) => void;
  paste: Paste;
  /** Which of the tokens in the text is looked at. */
  chosen: number;
  choose: (index: number) => void;
  token: (Candidate & { decoded: Decoded }) | null;
};

export function useToken(): TokenState {
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const paste = useMemo(() => readPaste(text), [text]);
  const candidate = paste.found ? (paste.candidates[chosen] ?? paste.candidates[0]) : null;
  const token = useMemo(() => candidate && { ...candidate, decoded: decode(candidate.token) }, [candidate]);
  return {
    text,
    setText: (next) => {
      setText(next);
      choose(0);
    },
    paste,
    chosen,
    choose,
    token,
  };
}
