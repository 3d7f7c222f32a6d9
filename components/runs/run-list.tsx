'use client';

import type { RunSummary } from '@/lib/run/summary';
import { RunItem } from './run-item';

type Props = {
  runs: RunSummary[];
  /** IDs of the existing profiles. */
  profiles: string[];
  /** Whether there is a second sign-in to compare with. */
  comparable: boolean;
  /** IDs of the runs that were selected for comparison. */
  chosen: string[];
  /** Unix time in milliseconds. */
  now: number;
};

/** A client component, so that a row is in the page as markup and as data, not also as a tree of elements. */
export function RunList({ runs, profiles, comparable, chosen, now }: Props) {
  return (
    <ul className="list">
      {runs.map((run) => (
        <RunItem
          key={run.id}
          run={run}
          comparable={comparable}
          chosen={chosen.includes(run.id)}
          again={profiles.includes(run.profile.id)}
          now={now}
        />
      ))}
    </ul>
  );
}
