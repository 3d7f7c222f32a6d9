'use client';

import { usePathname } from 'next/navigation';

type Page = { href: string; name: string };

/** Links to pages, the one that is shown marked; a layout isn't told which page that is. */
export function PageLinks({ pages }: { pages: readonly Page[] }) {
  const path = usePathname();
  return pages.map(({ href, name }) => (
    <a key={href} href={href} aria-current={href === navigationOf(path) ? 'page' : undefined}>
      {name}
    </a>
  ));
}

/** The page of a sign-in belongs to Sign in; what is reached from a page belongs to that page. */
function navigationOf(path: string): string {
  if (path === '/import') return '/profiles';
  return /^\/runs\/[^/]+/.test(path) ? '/' : path;
}
