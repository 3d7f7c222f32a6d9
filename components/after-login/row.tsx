import type { ReactNode } from 'react';

type Props = {
  id: 'id_token' | 'access_token' | 'refresh_token' | 'session';
  /** A token's wire name, or what else the row is about. */
  name: ReactNode;
  /** What it is for, in a sentence. */
  purpose: ReactNode;
  /** For how long it is good, where that is known. */
  lifetime?: ReactNode;
  /** What can be done with it. */
  actions?: ReactNode;
  /** What is folded away. */
  children?: ReactNode;
};

/** One card of the list: what it is, what it is for, and what can be done with it. */
export function Row({ id, name, purpose, lifetime, actions, children }: Props) {
  return (
    <li data-card={id} className="space-y-1.5 px-3 py-2">
      <div className="grid items-start gap-x-4 gap-y-1.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
        <div className="min-w-0 max-sm:flex max-sm:items-baseline max-sm:gap-x-3">
          <h3 className="font-medium">{name}</h3>
          {lifetime && <p className="text-xs text-muted">{lifetime}</p>}
        </div>
        <p className="min-w-0 text-muted">{purpose}</p>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {children}
    </li>
  );
}
