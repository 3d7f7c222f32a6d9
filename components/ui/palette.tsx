'use client';

import { useEffect, useRef, useState } from 'react';
import type { PaletteEntry } from '@/lib/views/palette';

type Props = {
  entries: () => Promise<PaletteEntry[]>;
  /** Shows the shortcuts instead. */
  help: boolean;
  close: () => void;
};

const pages: PaletteEntry[] = [
  { group: 'Pages', label: 'Sign in', href: '/' },
  { group: 'Pages', label: 'Inspect a token', href: '/inspect' },
  { group: 'Pages', label: 'Cube', href: '/cube' },
  { group: 'Pages', label: 'Lambda', href: '/lambda' },
  { group: 'Pages', label: 'Look at a provider', href: '/provider' },
  { group: 'Pages', label: 'History', href: '/runs' },
  { group: 'Pages', label: 'Profiles', href: '/profiles' },
  { group: 'Actions', label: 'New profile', href: '/?configuration=new' },
  { group: 'Actions', label: 'Import profiles', href: '/import' },
  { group: 'Actions', label: 'Clear all data', href: '/forget' },
];

const shortcuts: [string, string][] = [
  ['⌘K or Ctrl+K', 'Search pages, profiles, sign-ins, and actions'],
  ['S', 'Start a sign-in'],
  ['C', 'Copy the token'],
  ['R', 'Refresh the token'],
  ['/', 'Paste a token in Inspect'],
  ['?', 'Show these shortcuts'],
];

/** A search over all pages and actions, or the list of shortcuts. */
export function Palette({ entries, help, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={help ? 'Shortcuts' : 'Search'}
      onClose={close}
    >
      {help ? <Shortcuts close={() => dialog.current?.close()} /> : <Search entries={entries} />}
    </dialog>
  );
}

function Shortcuts({ close }: { close: () => void }) {
  return (
    <div className="space-y-3 px-5 py-4">
      <h2 className="subtitle">Shortcuts</h2>
      <dl className="terms">
        {shortcuts.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="button" onClick={close}>
        Close
      </button>
    </div>
  );
}

function Search({ entries }: Pick<Props, 'entries'>) {
  const [own, setOwn] = useState<PaletteEntry[]>([]);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);

  useEffect(() => {
    // If the request fails, the pages are still available.
    entries().then(setOwn, () => {});
  }, [entries]);

  const words = typed.toLowerCase().split(' ').filter(Boolean);
  const found = [...pages, ...own].filter(({ group, label }) =>
    words.every((word) => `${group} ${label}`.toLowerCase().includes(word)),
  );
  const current = Math.min(chosen, found.length - 1);

  function onKeyDown(event: React.KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setChosen((current + step + found.length) % Math.max(1, found.length));
    }
    const entry = found[current];
    if (event.key === 'Enter' && entry) {
      event.preventDefault();
      window.location.assign(entry.href);
    }
  }

  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label="Search pages, profiles, sign-ins, and actions"
        aria-expanded="true"
        aria-controls="palette-entries"
        aria-activedescendant={found.length > 0 ? `palette-${current}` : undefined}
        placeholder="Search pages, profiles, sign-ins, and actions"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        className="palette-field"
        autoComplete="off"
        spellCheck={false}
      />
      <div id="palette-entries" role="listbox" aria-label="Results" className="palette-entries">
        {found.map((entry, index) => (
          <a
            key={`${entry.href} ${entry.label}`}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === current}
            href={entry.href}
            tabIndex={-1}
          >
            <span className="truncate">{entry.label}</span>
            <span className="quiet text-xs">{entry.group}</span>
          </a>
        ))}
        {found.length === 0 && <p className="quiet px-3 py-2">Nothing found</p>}
      </div>
    </>
  );
}
