'use client';

import { useEffect } from 'react';
import { useNow } from '@/components/ui/use-now';
import { type TabState, tabTitle, urgencyOf } from '@/lib/run/tab-title';

type Props = TabState & {
  /** The URL of Refresh; `null` without a refresh token. */
  refresh: string | null;
  /** When the page was rendered. Unix time in milliseconds. */
  now: number;
};

const colors = { good: '#13724a', soon: '#b06f00', bad: '#b3261e' };

/** The tab title shows the state of the token, and a notice appears when it's about to expire. */
export function LiveTab({ refresh, now: made, ...state }: Props) {
  const now = useNow(made);
  const title = tabTitle(state, now);
  const urgency = urgencyOf(state, now);

  useEffect(() => {
    document.title = title;
  }, [title]);

  useEffect(() => {
    if (urgency === null) return;
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const before = link?.href;
    if (link) link.href = icon(colors[urgency]);
    return () => {
      if (link && before !== undefined) link.href = before;
    };
  }, [urgency]);

  if (urgency !== 'soon') return null;
  return (
    <div role="status" className="toast" data-note="expires-soon">
      <span>This token expires in less than 5 minutes.</span>
      {refresh !== null && (
        <form method="post" action={refresh}>
          <button type="submit" className="button button-small" data-pending="Refreshing…">
            Refresh
          </button>
        </form>
      )}
    </div>
  );
}

const icon = (color: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="${color}"/><path d="M8 16.5l5.5 5.5L24 10.5" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>`,
  )}`;
