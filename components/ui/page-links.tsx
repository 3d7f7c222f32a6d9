'use client';

import { usePathname } from 'next/navigation';

type Page = { href: string; name: string };

/** Links to pages, with the current one marked; layouts don't get the current page. */
export function PageLinks({ pages }: { pages: readonly Page[] }) {
  const path = usePathname();
  return pages.map(({ href, name }) => (
    <a key={href} href={href} aria-current={href === navigationOf(path) ? 'page' : undefined}>
      {name}
    </a>
  ));
}

/** A sign-in's page belongs to Sign in, and a subpage to its parent. */
function navigationOf(path: string): string {
  if (path === '/import') return '/profiles';
  return /^\/runs\/[^/]+/.test(path) ? '/' : path;
}
