import type { ReactNode } from 'react';
import { Distance } from '@/components/ui/distance';

type Props = {
  /** What was done, whatever it is called. */
  id: string;
  title: string;
  /** When. Unix time in milliseconds, as `now` is. */
  at: number;
  now: number;
  children: ReactNode;
};

/** What came of an action on the tokens. */
export function Result({ id, title, at, now, children }: Props) {
  return (
    <section aria-label={title} data-result={id} className="card">
      <div className="space-y-2 px-5 py-3">
        <div className="row">
          <h2 className="subtitle">{title}</h2>
          <span className="quiet text-xs">
            <Distance to={at} now={now} />
          </span>
        </div>
        {children}
      </div>
    </section>
  );
}
