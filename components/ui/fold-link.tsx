import Link from 'next/link';
import type { ReactNode } from 'react';
import type { FoldedPart } from '@/lib/views/flow';

type Props = {
  part: FoldedPart;
  href: string;
  open: boolean;
  children: ReactNode;
};

/**
 * Opens or closes a part of the page that the server only renders on request. It's a link, so that it works
 * without scripts and its state is in the URL. With scripts, only the difference is fetched.
 */
export function FoldLink({ part, href, open, children }: Props) {
  return (
    <Link
      href={href}
      replace
      scroll={false}
      prefetch={false}
      data-fold={part}
      aria-expanded={open}
      className="fold-link"
    >
      {children}
    </Link>
  );
}
