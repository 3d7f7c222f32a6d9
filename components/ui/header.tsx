'use client';

import type { ReactNode } from 'react';
import type { Actions, Look, Theme } from '@/lib/views/flow';
import { PageLinks } from './page-links';

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<Theme, Theme>;

const pages = [
  { href: '/', name: 'Sign in' },
  { href: '/inspect', name: 'Inspect' },
  { href: '/cube', name: 'Cube' },
  { href: '/lambda', name: 'Lambda' },
  { href: '/provider', name: 'Provider' },
  { href: '/runs', name: 'History' },
] as const;

type BarProps = {
  look: Look;
  chooseLook: Actions['chooseLook'];
  children?: ReactNode;
};

/**
 * The header of every page. A client component, so that a page's payload contains its data and not its
 * markup.
 */
export function HeaderBar({ look, chooseLook, children }: BarProps) {
  return (
    <header className="bar">
      <a href="#content" className="skip button button-primary">
        Skip to content
      </a>
      <div className="bar-row">
        <a href="/" className="brand" tabIndex={-1}>
          <span className="i i-pass" aria-hidden />
          Claimcheck
        </a>
        <nav aria-label="Pages" className="nav">
          <PageLinks pages={pages} />
        </nav>
        {children}
        <Settings look={look} chooseLook={chooseLook} />
      </div>
    </header>
  );
}

/** Settings that are rarely changed: a single tab stop. */
function Settings({ look, chooseLook }: Pick<BarProps, 'look' | 'chooseLook'>) {
  const next = nextTheme[look.theme];
  return (
    <div className="bar-tools">
      {/* It has a keyboard shortcut, so it isn't a tab stop. */}
      <button
        type="button"
        data-palette
        tabIndex={-1}
        className="button px-2 needs-script max-sm:hidden"
        aria-label="Search pages, profiles, and actions"
        title="Search pages, profiles, and actions"
      >
        <kbd>⌘K</kbd>
      </button>
      <details className="menu" data-part="settings">
        <summary className="button px-2" aria-label="Settings" title="Settings">
          <span className="i i-more" aria-hidden />
        </summary>
        <form action={chooseLook} className="menu-items">
          <a href="/profiles">Profiles</a>
          <button
            type="submit"
            name="presenter"
            value={`${!look.presenter}`}
            aria-pressed={look.presenter}
            title="Larger text. Tokens, email addresses, and user IDs are hidden until you hover."
          >
            <span className="i i-screen" aria-hidden /> Presenter mode{look.presenter && ' ✓'}
          </button>
          <button type="submit" name="theme" value={next}>
            <span className="i i-theme" aria-hidden /> Theme: {look.theme}. Change to {next}
          </button>
          <button type="button" data-shortcuts className="needs-script">
            Keyboard shortcuts <kbd>?</kbd>
          </button>
          <a href="/forget">Clear all data</a>
        </form>
      </details>
    </div>
  );
}
