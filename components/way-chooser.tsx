'use client';

import { useEffect, useRef, useState } from 'react';
import type { Way } from '@/lib/run';

const ways: { way: Way; label: string }[] = [
  { way: 'step', label: 'step by step' },
  { way: 'straight', label: 'straight through' },
];

type Props = { profile: string; way: Way; label: 'Start' | 'Start again' };

/** Start, and how far it goes by itself. A plain link: a form's CSP follows its redirects, a prefetch would begin a run. */
export function WayChooser({ profile, way: remembered, label }: Props) {
  const [way, setWay] = useState(remembered);
  const group = useRef<HTMLFieldSetElement>(null);

  // A choice made before this page came alive, or kept by the browser over a reload, is only in the DOM.
  useEffect(() => {
    const chosen = group.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    if (chosen === 'step' || chosen === 'straight') setWay(chosen);
  }, []);

  return (
    <div className="flex flex-wrap items-center gap-3">
      <fieldset ref={group} className="flex flex-wrap gap-x-3">
        <legend className="sr-only">How far Start goes</legend>
        {ways.map((each) => (
          <label key={each.way} className="flex cursor-pointer items-center gap-1.5">
            <input
              type="radio"
              name="way"
              value={each.way}
              defaultChecked={each.way === remembered}
              onChange={() => setWay(each.way)}
              className="accent-accent"
            />
            {each.label}
          </label>
        ))}
      </fieldset>
      <a className="button button-primary" href={`/start?${new URLSearchParams({ profile, way })}`}>
        {label}
      </a>
    </div>
  );
}
