'use client';

import { type ReactNode, useEffect, useState } from 'react';

type View = 'table' | 'json';
type Props = { table: ReactNode; json: ReactNode; verified: boolean; note: string | undefined };

const key = 'claimcheck-claims';

/** The claims as a table or as JSON. The choice is stored in this browser. */
export function ViewSwitch({ table, json, verified, note }: Props) {
  const [view, setView] = useState<View>('table');

  useEffect(() => {
    if (stored() === 'json') setView('json');
  }, []);

  function choose(chosen: View) {
    setView(chosen);
    store(chosen);
  }

  return (
    <div data-verified={verified} className="space-y-2">
      <div className="row">
        <p className="quiet mr-auto">{note}</p>
        <fieldset className="flex rounded-md border border-line p-0.5 text-xs">
          <legend className="sr-only">Claims as</legend>
          {(['table', 'json'] as const).map((each) => (
            <label
              key={each}
              className="relative cursor-pointer rounded-sm px-2 py-0.5 text-muted has-checked:bg-accent-soft has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="claims"
                className="absolute inset-0 cursor-pointer opacity-0"
                checked={view === each}
                onChange={() => choose(each)}
              />
              {each === 'table' ? 'Table' : 'JSON'}
            </label>
          ))}
        </fieldset>
      </div>
      {view === 'table' ? table : json}
    </div>
  );
}

// If the browser blocks storage, the choice lasts as long as the page.
function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(view: View) {
  try {
    localStorage.setItem(key, view);
  } catch {}
}
