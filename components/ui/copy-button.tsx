'use client';

import { useEffect, useRef, useState } from 'react';
import { toClipboard } from './clipboard';

type Props = {
  /** The text to copy, or the URL to fetch it from on click. */
  text: string | { from: string };
  /** The button's name, which doesn't change while it shows “Copied”. */
  label: string;
  className?: string;
  /** Its keyboard shortcut. */
  shortcut?: string;
};

/** Copies a text, and shows the result on the button. */
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
