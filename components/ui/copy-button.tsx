'use client';

import { useEffect, useRef, useState } from 'react';

type Props = {
  /** What goes to the clipboard. */
  text: string;
  /** The button's name, which does not change when it was pressed. */
  label: string;
  className?: string;
};

/** Copies, and says so. */
export function CopyButton({ text, label, className = 'button' }: Props) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy() {
    setCopied(await toClipboard(text));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied(null), 2500);
  }

  return (
    <span data-copied={copied ?? undefined} className="relative inline-flex">
      <button type="button" className={className} onClick={copy}>
        {label}
      </button>
      <span
        role="status"
        className="pointer-events-none absolute bottom-full left-0 z-10 mb-1 w-max max-w-60 rounded bg-ink px-2 py-0.5 text-xs text-canvas empty:p-0"
      >
        {copied !== null && (copied ? 'Copied' : 'The browser refused. Select the text and copy it by hand.')}
      </span>
    </span>
  );
}

/** The clipboard API needs a secure context and a permission; the old way needs neither. */
async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  // Inside an open dialog everything else is inert, and could not be selected.
  const host = document.querySelector('dialog[open]') ?? document.body;
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'fixed top-0 left-0 opacity-0';
  host.append(area);
  area.select();
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
