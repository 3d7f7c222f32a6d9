'use client';

import { useEffect, useRef, useState } from 'react';
import { FoldLink } from '@/components/ui/fold-link';
import type { Way } from '@/lib/run/run';

const ways: { way: Way; label: string }[] = [
  { way: 'step', label: 'Step by step' },
  { way: 'straight', label: 'Run all steps' },
];

type Props = {
  profile: string;
  way: Way;
  label: 'Start' | 'Start again';
  /** Whether to start is the thing to do now. */
  foremost: boolean;
  /** Whether there is enough to start with. */
  ready: boolean;
  /** Where the form for a token without a user is opened, for a client that can have one. */
  machine?: { href: string; open: boolean };
};

/** Start, and how far a sign-in goes by itself. */
export function WayChooser({ way: remembered, machine, ...props }: Props) {
  const [way, setWay] = useState(remembered);
  const group = useRef<HTMLFieldSetElement>(null);

  // A choice made before scripts ran, or kept by the browser over a reload, is only in the DOM.
  useEffect(() => {
    const chosen = group.current?.querySelector<HTMLInputElement>('input:checked')?.value;
    if (chosen === 'step' || chosen === 'straight') setWay(chosen);
  }, []);

  return (
    <>
      {machine && (
        <FoldLink part="machine" {...machine}>
          Client credentials
        </FoldLink>
      )}
      <fieldset ref={group} className="row">
        <legend className="sr-only">Login mode</legend>
        {ways.map((each) => (
          <label key={each.way} className="choice">
            <input
              type="radio"
              name="way"
              value={each.way}
              defaultChecked={each.way === remembered}
              onChange={() => setWay(each.way)}
            />
            {each.label}
          </label>
        ))}
      </fieldset>
      <StartLink way={way} {...props} />
    </>
  );
}

/** A plain link: a form's content security policy follows its redirects, and a prefetch would start a sign-in. */
function StartLink({ profile, way, label, foremost, ready }: Omit<Props, 'machine'>) {
  const address = `/start?${new URLSearchParams({ profile, way })}`;
  return (
    <a
      role="link"
      data-action={label === 'Start' ? 'start' : 'start-again'}
      className={foremost ? 'button button-primary' : 'button'}
      data-key="s"
      data-pending="Starting…"
      {...(ready
        ? { href: address }
        : { 'aria-disabled': true, title: 'Finish the configuration to continue' })}
    >
      {label}
    </a>
  );
}
