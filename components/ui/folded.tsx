'use client';

import { type ReactNode, useState } from 'react';

type Props = { summary: string; className?: string; content: () => ReactNode };

/** What is rendered only once it is opened: most people never look, and its markup would travel with the page. */
export function Folded({ summary, className, content }: Props) {
  const [opened, setOpened] = useState(false);
  return (
    <details className={className} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary className="font-medium">{summary}</summary>
      {opened && content()}
    </details>
  );
}
