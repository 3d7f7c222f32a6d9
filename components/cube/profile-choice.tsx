'use client';

import { useAlive } from '../use-alive';

type Props = { selected: string; profiles: { id: string; name: string }[] };

/** Whose Cube the page is about. A plain form: the choice stands in the address, and the next login's is another. */
export function ProfileChoice({ selected, profiles }: Props) {
  const alive = useAlive();
  return (
    <form method="get" action="/cube" className="flex min-w-0 items-center gap-2">
      <label htmlFor="profile" className="text-muted">
        Profile
      </label>
      <select
        id="profile"
        name="profile"
        key={selected}
        defaultValue={selected}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        className="field max-w-56 min-w-0"
      >
        {profiles.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {!alive && (
        <button type="submit" className="button">
          Select
        </button>
      )}
    </form>
  );
}
