import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Pasted, PastedToken } from './read-pasted';

/** A pasted text and the token in it. This happens in the browser; nothing is sent. */
export type TokenState = {
  text: string;
  setText: (text: string) => void;
  pasted: Pasted;
  /** The selected token in the text. */
  chosen: number;
  choose: (index: number) => void;
  token: PastedToken | null;
};

type Reader = typeof import('./read-pasted');

const nonePasted: Pasted = { tokens: [], saw: null };
const unread: Pasted = {
  tokens: [],
  saw: 'Couldn’t load the token decoder. Check that Claimcheck is still running, then reload the page.',
};

export function useToken(): TokenState {
  const [text, setText] = useState('');
  const [chosen, choose] = useState(0);
  const reader = useReader();
  const pasted = useMemo(() => {
    if (reader === null || text === '') return nonePasted;
    return reader === 'failed' ? unread : reader.readPasted(text);
  }, [reader, text]);
  return {
    text,
    setText: useCallback((next: string) => {
      setText(next);
      choose(0);
    }, []),
    pasted,
    chosen,
    choose,
    token: pasted.tokens[chosen] ?? pasted.tokens[0] ?? null,
  };
}

/** Loaded after the page, because users don't paste before that. `null` until then. */
function useReader(): Reader | 'failed' | null {
  const [reader, setReader] = useState<Reader | 'failed' | null>(null);
  useEffect(() => {
    import('./read-pasted').then(setReader, () => setReader('failed'));
  }, []);
  return reader;
}
