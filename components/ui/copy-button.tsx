'use client';

import { useEffect, useRef, useState } from 'react';
import { toClipboard } from './clipboard';

type Props = {
  /** What goes to the clipboard, or where it is asked for when the button is pressed. */
  text: string | { from: string };
  /** The button's name, which stays the same while it says that it copied. */
  label: string;
  className?: string;
  /** The key that presses it. */
  shortcut?: string;
};

/** Copies, and says so on the button itself. */
export function CopyButton({ text, label, className = 'button', shortcut }: Props) {
  const [result, setResult] = useState<'copied' | 'refused' | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy() {
    const found = typeof text === 'string' ? text : await textFrom(text.from);
    setResult(found !== null && (await toClipboard(found)) ? 'copied' : 'refused');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setResult(null), 2000);
  }

  return (
    <span data-copied={result === null ? undefined : result === 'copied'} className="contents">
      <button
        type="button"
        className={className}
        onClick={copy}
        data-key={shortcut}
        aria-label={result === null ? undefined : label}
      >
        {result === 'copied' ? 'Copied ✓' : label}
      </button>
      <span role="status" className={result === 'refused' ? 'is-fail' : 'sr-only'}>
        {result === 'copied' && 'Copied'}
        {result === 'refused' && 'Couldn’t copy. Select the text and copy it manually.'}
      </span>
    </span>
  );
}

async function textFrom(path: string): Promise<string | null> {
  const answer = await fetch(path, { method: 'POST' }).catch(() => null);
  return answer?.ok ? await answer.text() : null;
}
