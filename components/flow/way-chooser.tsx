'use client';

import { useEffect, useRef, useState } from 'react';
import type { Way } from '@/lib/run/run';

const ways: { way: Way; label: string }[] = [
  { way: 'step', label: 'step by step' },
  { way: 'straight', label: 'straight through' },
];

type Props = {
  profile: string;
  way: Way;
  label: 'Start' | 'Start again';
  /** Whether to start is the thing to do now. */
  foremost: boolean;
  /** Whether there is enough to start with. */
  ready: boolean;
};

/** Start, and how far a login goes by itself. */
export function WayChooser({ way: remembered, ...props }: Props) {
  const [way, setWay] = useState(remembered);
  const group = useRef<HTMLFieldSetElement>(null);

  // A choice made before this page came alive, or kept by the browser over a reload, is only in the DOM.
  useEffect(() => {
    const chosen = group.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    if (chosen === 'step' || chosen === 'straight') setWay(chosen);
  }, []);

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <fieldset ref={group} className="flex flex-wrap gap-x-4">
        <legend className="sr-only">How far Start goes</legend>
        {ways.map((each) => (
          <label key={each.way} className="flex min-h-6 cursor-pointer items-center gap-1.5">
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
      <StartLink way={way} {...props} />
    </div>
  );
}

/** A plain link: a form's content security policy follows its redirects, and a prefetch would begin a login. */
function StartLink({ profile, way, label, foremost, ready }: Props) {
  const address = `/start?${new URLSearchParams({ profile, way })}`;
  return (
    <a
      role="link"
      data-action={label === 'Start' ? 'start' : 'start-again'}
      className={foremost ? 'button button-primary' : 'button'}
      {...(ready ? { href: address } : { 'aria-disabled': true, title: 'Press Configuration first' })}
    >
      {label}
    </a>
  );
}
