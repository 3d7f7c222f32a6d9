import type { FlowView, FoldedPart, Tab } from '@/lib/views/flow';

type Change = { toggle?: FoldedPart; tab?: Tab; revealed?: boolean };

/** The URL of the current page with one change: a part opened or closed, or another tab. */
export function pageUrl(view: FlowView, { toggle, tab = view.tab ?? undefined, revealed }: Change): string {
  const { run, shown } = view;
  const rest = shown.filter((part) => part !== toggle);
  const parts = toggle && !shown.includes(toggle) ? [...rest, toggle] : rest;
  const parameters = new URLSearchParams();
  if (view.verify_open && !run?.verification) parameters.set('step', 'verify');
  if (tab) parameters.set('tab', tab);
  if (parts.length > 0) parameters.set('show', parts.join(' '));
  if (revealed ?? view.revealed) parameters.set('reveal', 'tokens');
  const query = parameters.size > 0 ? `?${parameters}` : '';
  return `${run ? `/runs/${run.id}` : '/'}${query}`;
}

/** The URL and state of a `FoldLink`. Without scripts, the page scrolls to `anchor`. */
export const fold = (view: FlowView, part: FoldedPart, anchor: string) => ({
  href: `${pageUrl(view, { toggle: part })}#${anchor}`,
  open: view.shown.includes(part),
});
