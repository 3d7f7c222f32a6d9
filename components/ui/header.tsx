import CheckIcon from 'lucide-react/icons/check';
import MoonIcon from 'lucide-react/icons/moon';
import PresentationIcon from 'lucide-react/icons/presentation';
import SunIcon from 'lucide-react/icons/sun';
import SunMoonIcon from 'lucide-react/icons/sun-moon';
import type { ReactNode } from 'react';
import type { Actions, FlowView, Look, Theme } from '@/lib/views/flow';
import { PageLinks } from './page-links';
import { ProfileSwitch } from './profile-switch';

const themes = {
  system: { Icon: SunMoonIcon, next: 'light' },
  light: { Icon: SunIcon, next: 'dark' },
  dark: { Icon: MoonIcon, next: 'system' },
} as const satisfies Record<Theme, { Icon: unknown; next: Theme }>;

/** The pages beside that of the five steps, in the order of the header. */
const pages = [
  { href: '/inspect', name: 'Inspect' },
  { href: '/cube', name: 'Cube' },
  { href: '/lambda', name: 'Lambda' },
  { href: '/profiles', name: 'Profiles' },
  { href: '/runs', name: 'Runs' },
] as const;

/** The header of the login's pages, with the profile that the next login uses. */
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
    <header className="z-20 border-b border-line bg-panel sm:sticky sm:top-0">
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-1.5 sm:px-6">
        <a
          href="/"
          className="flex items-center gap-2 text-[0.9375rem] font-semibold tracking-tight max-sm:mr-auto"
        >
          <span aria-hidden className="grid size-5 place-items-center rounded bg-accent text-on-accent">
            <CheckIcon size={14} strokeWidth={3.5} />
          </span>
          Claimcheck
        </a>
        <nav
          aria-label="Pages"
          className="flex flex-wrap gap-x-4 max-sm:order-1 max-sm:basis-full sm:mr-auto"
        >
          <PageLinks pages={pages} />
        </nav>
        <div className="max-sm:order-2 max-sm:basis-full empty:hidden">{children}</div>
        <LookButtons look={look} chooseLook={chooseLook} />
      </div>
    </header>
  );
}

function LookButtons({ look, chooseLook }: Pick<BarProps, 'look' | 'chooseLook'>) {
  const { Icon, next } = themes[look.theme];
  const theme = `Theme: ${look.theme}. Change to ${next}`;
  return (
    <form action={chooseLook} className="flex gap-2">
      <button
        type="submit"
        name="presenter"
        value={`${!look.presenter}`}
        aria-pressed={look.presenter}
        title="Presenter mode: large type, with tokens, e-mail addresses and subjects covered until they are pointed at"
        className="button px-2 aria-pressed:border-accent aria-pressed:bg-accent-soft"
      >
        <PresentationIcon size={16} aria-hidden />
        <span className="max-sm:sr-only">Presenter</span>
      </button>
      <button
        type="submit"
        name="theme"
        value={next}
        className="button px-2"
        aria-label={theme}
        title={theme}
      >
        <Icon size={16} aria-hidden />
      </button>
    </form>
  );
}
