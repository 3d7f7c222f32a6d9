import type { ReactNode } from 'react';
import type { Actions, FlowView, Look, Theme } from '@/lib/views/flow';
import { PageLinks } from './page-links';
import { ProfileSwitch } from './profile-switch';

const nextTheme = { system: 'light', light: 'dark', dark: 'system' } as const satisfies Record<Theme, Theme>;

const pages = [
  { href: '/', name: 'Sign in' },
  { href: '/inspect', name: 'Inspect' },
  { href: '/cube', name: 'Cube' },
  { href: '/lambda', name: 'Lambda' },
  { href: '/runs', name: 'History' },
  { href: '/profiles', name: 'Profiles' },
] as const;

/** The header of the sign-in pages, with the profile that the next sign-in uses. */
export function Header({ view, actions }: { view: FlowView; actions: Actions }) {
  return (
    <HeaderBar look={view.look} chooseLook={actions.chooseLook}>
      <ProfileSwitch selected={view.profile.id} profiles={view.profiles} action={actions.selectProfile} />
    </HeaderBar>
  );
}

type BarProps = {
  look: Look;
  chooseLook: Actions['chooseLook'];
  children?: ReactNode;
};

export function HeaderBar({ look, chooseLook, children }: BarProps) {
  return (
    <header className="bar">
      <a href="#content" className="skip button button-primary">
        Skip to content
      </a>
      <div className="bar-row">
        <a href="/" className="brand">
          <span className="i i-pass" aria-hidden />
          Claimcheck
        </a>
        <nav aria-label="Pages" className="nav">
          <PageLinks pages={pages} />
        </nav>
        {children}
        <LookButtons look={look} chooseLook={chooseLook} />
      </div>
    </header>
  );
}

function LookButtons({ look, chooseLook }: Pick<BarProps, 'look' | 'chooseLook'>) {
  const next = nextTheme[look.theme];
  const theme = `Theme: ${look.theme}. Change to ${next}`;
  return (
    <form action={chooseLook} className="bar-tools">
      <button
        type="button"
        data-palette
        className="button px-2 needs-script"
        aria-label="Search pages, profiles, and actions"
        title="Search pages, profiles, and actions"
      >
        <kbd>⌘K</kbd>
      </button>
      <button
        type="submit"
        name="presenter"
        value={`${!look.presenter}`}
        aria-pressed={look.presenter}
        aria-label="Presenter"
        title="Presenter mode: larger text. Tokens, email addresses, and user IDs are hidden until you hover."
        className="button px-2 aria-pressed:border-accent aria-pressed:bg-accent-soft"
      >
        <span className="i i-screen" aria-hidden />
      </button>
      <button
        type="submit"
        name="theme"
        value={next}
        className="button px-2"
        aria-label={theme}
        title={theme}
      >
        <span className="i i-theme" aria-hidden />
      </button>
    </form>
  );
}
