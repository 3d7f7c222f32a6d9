'use client';

import type { Actions } from '@/lib/views/flow';
import { useAlive } from './use-alive';

type Props = {
  selected: string;
  profiles: { id: string; name: string }[];
  /** Selects it for the next login; or the page that is asked for with `?profile=`, and selects nothing. */
  action: Actions['selectProfile'] | '/cube';
};

/** Which settings are meant. Chosen at once where scripts run, else with a button. */
export function ProfileSwitch({ selected, profiles, action }: Props) {
  const alive = useAlive();
  return (
    <form action={action} className="flex min-w-0 items-center gap-2">
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
