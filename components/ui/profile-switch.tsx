'use client';

import type { Actions } from '@/lib/views/flow';

type Props = {
  selected: string;
  profiles: { id: string; name: string }[];
  /** Selects the profile for the next sign-in, or shows the page for `?profile=` without selecting it. */
  action: Actions['selectProfile'] | '/cube';
};

/** Selects a profile. Takes effect immediately with scripts, otherwise with a button. */
export function ProfileSwitch({ selected, profiles, action }: Props) {
  return (
    <form action={action} className="bar-tools">
      <label htmlFor="profile" className="sr-only">
        Profile
      </label>
      <select
        id="profile"
        name="profile"
        key={selected}
        defaultValue={selected}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="field w-auto max-w-36 min-w-0 sm:max-w-48"
      >
        {profiles.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {typeof action === 'function' && (
          <>
            <option value="+new">New profile…</option>
            <option value="+manage">Manage profiles</option>
          </>
        )}
      </select>
      <button type="submit" className="button no-script">
        Select
      </button>
    </form>
  );
}
