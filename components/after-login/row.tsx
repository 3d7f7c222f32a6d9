import type { ReactNode } from 'react';

type Props = {
  id: string;
  /** A token's wire name, or another subject. */
  name: ReactNode;
  /** Its purpose, in a sentence. */
  purpose: ReactNode;
  /** How long it's valid, if known. */
  lifetime?: ReactNode;
  /** What can be done with it. */
  actions?: ReactNode;
  /** The folded content. */
  children?: ReactNode;
};

/** A row of the list with purpose and actions. */
export function Row({ id, name, purpose, lifetime, actions, children }: Props) {
  return (
    <li data-card={id} className="space-y-1.5">
      <div className="grid items-start gap-x-4 gap-y-1.5 sm:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
        <div className="min-w-0">
          <h3 className="font-medium">{name}</h3>
          {lifetime && <p className="quiet text-xs">{lifetime}</p>}
        </div>
        <p className="quiet min-w-0">{purpose}</p>
        {actions && <div className="row row-tight">{actions}</div>}
      </div>
      {children}
    </li>
  );
}
