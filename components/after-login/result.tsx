import type { ReactNode } from 'react';
import { Distance } from '@/components/ui/distance';

type Props = {
  id: 'refresh' | 'user-info' | 'revoke';
  title: string;
  /** When it was asked for. Unix time in milliseconds, as `now` is. */
  at: number;
  now: number;
  children: ReactNode;
};

/** What an action brought, below the cards. */
export function Result({ id, title, at, now, children }: Props) {
  return (
    <section aria-label={title} data-result={id} className="min-w-0 space-y-2">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <h3 className="text-[0.9375rem] font-semibold">{title}</h3>
        <span className="text-xs text-muted">
          <Distance to={at} now={now} />
        </span>
      </div>
      {children}
    </section>
  );
}
