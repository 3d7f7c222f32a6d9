import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react';

type Props = {
  id?: string;
  /** Of folds with the same name, one is open. */
  name?: string;
  title: string;
  look?: 'plain' | 'framed';
  /** Opens it: from the start, or when there’s something to see. It’s never closed but by hand. */
  open?: boolean;
  children: () => ReactNode;
};

const looks = {
  plain: { details: 'fold' },
  framed: {
    details: 'rounded-md border border-line bg-panel px-3 py-2',
    summary: 'font-medium',
    content: 'mt-2',
  },
};

/**
 * A fold whose content is rendered when it’s first opened. Most users only read what is above, and the markup
 * would be part of the page. When the fold is closed, its content stays, including typed text.
 */
export function Fold({ id, name, title, look = 'plain', open = false, children }: Props) {
  const [initially] = useState(open);
  const [opened, setOpened] = useState(open);
  const element = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (open && element.current) element.current.open = true;
  }, [open]);
  const { details, summary, content }: { details: string; summary?: string; content?: string } = looks[look];
  return (
    <details
      ref={element}
      name={name}
      data-part={id}
      className={details}
      open={initially}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary className={summary}>{title}</summary>
      {opened && (
        <div className={content}>
          <Suspense>{children()}</Suspense>
        </div>
      )}
    </details>
  );
}
