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
  /** Whether Start is the primary action. */
  foremost: boolean;
  /** Whether the configuration is complete enough to start. */
  ready: boolean;
  /** Opens the form for a token without a user, if the client supports it. */
  machine?: { href: string; open: boolean };
};

/** Start, and whether to run all steps. */
export function WayChooser({ way: remembered, machine, ...props }: Props) {
  const [way, setWay] = useState(remembered);
  const group = useRef<HTMLFieldSetElement>(null);

  // A choice made before scripts ran, or restored by the browser after a reload, is only in the DOM.
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

/**
 * A plain link, because a form's content security policy applies to its redirects, and a prefetch would start
 * a sign-in.
 */
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
