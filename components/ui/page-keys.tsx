'use client';

import { useEffect, useState } from 'react';
import type { PaletteEntry } from '@/lib/views/palette';

type Palette = typeof import('./palette').Palette;

type Props = { entries: () => Promise<PaletteEntry[]> };

/** Features of every page: shortcuts, the palette, and buttons that show what they are waiting for. */
export function PageKeys({ entries }: Props) {
  const [Shown, setShown] = useState<{ Palette: Palette; help: boolean } | null>(null);

  useEffect(() => {
    const open = async (help: boolean) => {
      const { Palette } = await import('./palette');
      setShown({ Palette, help });
    };

    function onKey(event: KeyboardEvent) {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        open(false);
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('dialog[open]')) return;
      if (event.key === '?') {
        event.preventDefault();
        open(true);
        return;
      }
      const wanted = document.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`);
      if (!wanted) return;
      event.preventDefault();
      if (wanted.matches('input, textarea')) wanted.focus();
      else wanted.click();
    }

    function onClick(event: MouseEvent) {
      const { target } = event;
      if (!(target instanceof Element)) return;
      if (target.closest('[data-palette]')) open(false);
      if (target.closest('[data-shortcuts]')) open(true);
      closeMenus(target);
      const link = target.closest<HTMLElement>('a[data-pending][href]');
      if (link && !event.defaultPrevented && !event.ctrlKey && !event.metaKey && !event.shiftKey) wait(link);
    }

    const onSubmit = (event: SubmitEvent) => {
      const button = event.submitter;
      if (event.defaultPrevented || !(button instanceof HTMLElement) || !button.dataset.pending) return;
      // The form includes its button, so the button may only be disabled afterwards.
      setTimeout(() => wait(button));
    };

    document.addEventListener('keydown', onKey);
    document.addEventListener('click', onClick);
    document.addEventListener('submit', onSubmit);
    // The back button may restore this page with its buttons still waiting.
    window.addEventListener('pageshow', stopWaiting);
    // Tests wait for it.
    document.documentElement.dataset.alive = '';
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('click', onClick);
      document.removeEventListener('submit', onSubmit);
      window.removeEventListener('pageshow', stopWaiting);
    };
  }, []);

  return Shown && <Shown.Palette entries={entries} help={Shown.help} close={() => setShown(null)} />;
}

/** Closes menus on a click elsewhere, which the browser doesn't do for details elements. */
function closeMenus(clicked: Element) {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')) {
    if (!menu.contains(clicked)) menu.open = false;
  }
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type=radio], [type=checkbox])'));

function wait(control: HTMLElement) {
  if (control.dataset.label !== undefined) return;
  control.dataset.label = control.textContent ?? '';
  control.textContent = control.dataset.pending ?? '';
  control.setAttribute('aria-disabled', 'true');
  control.setAttribute('aria-busy', 'true');
}

function stopWaiting() {
  for (const control of document.querySelectorAll<HTMLElement>('[data-label]')) {
    control.textContent = control.dataset.label ?? '';
    delete control.dataset.label;
    control.removeAttribute('aria-disabled');
    control.removeAttribute('aria-busy');
  }
}
