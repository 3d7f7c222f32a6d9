import type { ReactNode } from 'react';
import { Distance } from '@/components/ui/distance';

type Props = {
  /** Independent of the label. */
  id: string;
  title: string;
  /** Unix time in milliseconds, like `now`. */
  at: number;
  now: number;
  children: ReactNode;
};

/** The result of an action on the tokens. */
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
