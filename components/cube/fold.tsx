import { type ReactNode, useState } from 'react';

type Props = { id: string; title: string; children: () => ReactNode };

/** A fold whose content is made when it’s opened: most people read only the answer above. */
export function Fold({ id, title, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details data-part={id} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit text-muted hover:text-ink">{title}</summary>
      {open && <div className="mt-2">{children()}</div>}
    </details>
  );
}
