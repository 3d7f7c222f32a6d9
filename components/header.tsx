import CheckIcon from 'lucide-react/icons/check';
import MoonIcon from 'lucide-react/icons/moon';
import SunIcon from 'lucide-react/icons/sun';
import SunMoonIcon from 'lucide-react/icons/sun-moon';
import type { ReactNode } from 'react';
import type { Actions, FlowView, Theme } from './flow-view';
import { ProfileSwitch } from './profile-switch';

const themes = {
  system: { Icon: SunMoonIcon, next: 'light' },
  light: { Icon: SunIcon, next: 'dark' },
  dark: { Icon: MoonIcon, next: 'system' },
} as const satisfies Record<Theme, { Icon: unknown; next: Theme }>;

/** The pages beside that of the five steps, in the order of the header. */
const pages = [
  { href: '/inspect', name: 'Inspect' },
  { href: '/profiles', name: 'Profiles' },
] as const;

type PageAddress = (typeof pages)[number]['href'];

/** The header of the login's pages, with the profile that the next login uses. */
export function Header({ view, actions }: { view: FlowView; actions: Actions }) {
  return (
    <HeaderBar theme={view.theme} chooseTheme={actions.chooseTheme}>
      <ProfileSwitch
        selected={view.profile.id}
        profiles={view.profiles}
        selectProfile={actions.selectProfile}
      />
    </HeaderBar>
  );
}

type BarProps = {
  /** The page that is shown, where the header has a link to it. */
  here?: PageAddress;
  theme: Theme;
  chooseTheme: Actions['chooseTheme'];
  children?: ReactNode;
};

export function HeaderBar({ here, theme, chooseTheme, children }: BarProps) {
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-panel">
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 sm:px-6">
        <a href="/" className="flex items-center gap-2 text-[0.9375rem] font-semibold tracking-tight">
          <span aria-hidden className="grid size-5 place-items-center rounded bg-accent text-on-accent">
            <CheckIcon size={14} strokeWidth={3.5} />
          </span>
          Claimcheck
        </a>
        <nav aria-label="Pages" className="mr-auto flex flex-wrap gap-x-4">
          {pages.map(({ href, name }) => (
            <a
              key={href}
              href={href}
              aria-current={here === href ? 'page' : undefined}
              className="text-muted underline-offset-4 hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink"
            >
              {name}
            </a>
          ))}
        </nav>
        {children}
        <ThemeButton theme={theme} chooseTheme={chooseTheme} />
      </div>
    </header>
  );
}

function ThemeButton({ theme, chooseTheme }: { theme: Theme; chooseTheme: Actions['chooseTheme'] }) {
  const { Icon, next } = themes[theme];
  const name = `Theme: ${theme}. Change to ${next}`;
  return (
    <form action={chooseTheme}>
      <input type="hidden" name="theme" value={next} />
      <button type="submit" className="button px-2" aria-label={name} title={name}>
        <Icon size={16} aria-hidden />
      </button>
    </form>
  );
}
