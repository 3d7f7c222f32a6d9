'use client';

import { useNow } from '@/components/ui/use-now';

type Props = {
  /** Claims that hold times, by name. Unix time in seconds. */
  times: Record<string, number>;
  /** When the page was made. Unix time in milliseconds. */
  now: number;
};

/** Marks nearer than this share one label. Percent of the width. */
const crowd = 14;

/** The token's life to look at. The table says the same in words, so those who hear the page miss nothing. */
export function TimeLine({ times, now: made }: Props) {
  const now = useNow(made);
  const marks = [...Object.entries(times), ['now', now / 1000] as const].sort(([, a], [, b]) => a - b);
  const first = marks[0]?.[1] ?? 0;
  const span = (marks.at(-1)?.[1] ?? 0) - first || 1;
  const place = (time: number) => 1 + (98 * (time - first)) / span;
  const expired = times.exp !== undefined && times.exp * 1000 <= now;
  const end = place(Math.min(times.exp ?? now / 1000, now / 1000));
  return (
    <svg aria-hidden="true" className="h-9 w-full overflow-visible text-muted">
      <title>Times of the token</title>
      <line x1="1%" x2="99%" y1="10" y2="10" className="stroke-line" strokeWidth="3" strokeLinecap="round" />
      <line
        x1="1%"
        x2={`${end}%`}
        y1="10"
        y2="10"
        className={expired ? 'stroke-fail' : 'stroke-accent'}
        strokeWidth="3"
        strokeLinecap="round"
      />
      {marks.map(([name, time]) => (
        <circle
          key={name}
          cx={`${place(time)}%`}
          cy="10"
          r={name === 'now' ? 5 : 3.5}
          className={name === 'now' ? 'fill-accent' : 'fill-line-strong'}
        />
      ))}
      {labels(marks.map(([name, time]) => ({ name, at: place(time) }))).map(({ name, at }) => (
        <text
          key={name}
          x={`${at}%`}
          y="30"
          textAnchor={at < crowd ? 'start' : at > 100 - crowd ? 'end' : 'middle'}
          className="fill-current font-mono text-xs"
        >
          {name}
        </text>
      ))}
    </svg>
  );
}

type Label = { name: string; at: number };

/** One label for marks that stand close together. */
function labels(marks: Label[]): Label[] {
  const groups: Label[] = [];
  for (const mark of marks) {
    const last = groups.at(-1);
    if (last && mark.at - last.at < crowd) last.name += ` · ${mark.name}`;
    else groups.push({ ...mark });
  }
  return groups;
}
