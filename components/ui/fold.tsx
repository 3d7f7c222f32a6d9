import { type ReactNode, useState } from 'react';

type Props = { id?: string; title: string; look?: 'plain' | 'framed'; children: () => ReactNode };

const looks = {
  plain: { summary: 'w-fit text-muted hover:text-ink' },
  framed: { details: 'rounded-md border border-line bg-panel px-3 py-2', summary: 'font-medium' },
};

/**
 * A fold whose content is made when it’s first opened: most people read only what is above, and the markup would travel
 * with the page. It stays when the fold is closed, with what was typed in it.
 */
export function Fold({ id, title, look = 'plain', children }: Props) {
  const [opened, setOpened] = useState(false);
  const { details, summary }: { details?: string; summary: string } = looks[look];
  return (
    <details
      data-part={id}
      className={details}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary className={summary}>{title}</summary>
      {opened && <div className="mt-2">{children()}</div>}
    </details>
  );
}
