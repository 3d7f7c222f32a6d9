'use client';

import { usePathname } from 'next/navigation';

/** Links of the header; the one to the page that is shown is marked. A layout isn't told which page that is. */
export function PageLinks({ pages }: { pages: readonly { href: string; name: string }[] }) {
  const path = usePathname();
  const here = path === '/import' ? '/profiles' : path;
  return (
    <>
      {pages.map(({ href, name }) => (
        <a
          key={href}
          href={href}
          aria-current={here === href ? 'page' : undefined}
          className="border-y-2 border-transparent py-0.5 text-muted hover:text-ink aria-[current=page]:border-b-accent aria-[current=page]:font-medium aria-[current=page]:text-ink"
        >
          {name}
        </a>
      ))}
    </>
  );
}
