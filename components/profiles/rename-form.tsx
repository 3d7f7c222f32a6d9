'use client';

import { useActionState } from 'react';
import { described, Labelled } from '@/components/ui/labelled';
import type { ProfileActions } from '@/lib/views/profiles';

type Props = { id: string; name: string; renameProfile: ProfileActions['renameProfile'] };

/** Renames a profile. Typed text stays as long as it has a problem. */
export function RenameForm({ id, name, renameProfile }: Props) {
  const [typed, rename, busy] = useActionState(renameProfile, { name });
  const control = `name-${id}`;
  return (
    <form action={rename} className="flex flex-wrap items-start gap-2">
      <input type="hidden" name="profile" value={id} />
      <div className="min-w-0 flex-[0_1_20rem]">
        <Labelled id={control} label="Name" problem={typed.problem}>
          <input
            type="text"
            name="name"
            key={typed.name}
            defaultValue={typed.name}
            className="field"
            autoComplete="off"
            {...described({ id: control, problem: typed.problem })}
          />
        </Labelled>
      </div>
      <button type="submit" data-action="rename" className="button mt-6" disabled={busy}>
        Rename
      </button>
    </form>
  );
}
