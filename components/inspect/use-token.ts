import { useEffect, useMemo, useState } from 'react';
import type { Pasted, PastedToken } from './read-pasted';

/** A pasted text, and the token in it. All of it happens in the page: nothing is sent anywhere. */
export type TokenState = {
  text: string;
  setText: (text: string) => void;
  pasted: Pasted;
  /** Which of the tokens in the text is looked at. */
  chosen: number;
  choose: (index: number) => void;
  token: PastedToken | null;
};

type Reader = typeof import('./read-pasted');

const nothing: Pasted = { tokens: [], saw: null };
const unread: Pasted = {
  tokens: [],
  saw: 'The part of the page that reads tokens could not be loaded. Is Claimcheck still running? Then load the page again.',
};

export function useToken(): TokenState {
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const reader = useReader();
  const pasted = useMemo(() => {
    if (reader === null || text === '') return nothing;
    return reader === 'failed' ? unread : reader.readPasted(text);
  }, [reader, text]);
  return {
    text,
    setText: (next) => {
      setText(next);
      choose(0);
    },
    pasted,
    chosen,
    choose,
    token: pasted.tokens[chosen] ?? pasted.tokens[0] ?? null,
  };
}

/** Nobody has pasted anything before the page is there, so what reads a paste comes after it. `null` until then. */
function useReader(): Reader | 'failed' | null {
  const [reader, setReader] = useState<Reader | 'failed' | null>(null);
  useEffect(() => {
    import('./read-pasted').then(setReader, () => setReader('failed'));
  }, []);
  return reader;
}
