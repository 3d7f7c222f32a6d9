'use client';

import { useNow } from '@/components/ui/use-now';

type Props = {
  /** Unix times in seconds. `from` is `null` if the token doesn't contain it. */
  from: number | null;
  to: number;
  /** When the page was rendered. Unix time in milliseconds. */
  now: number;
};

/** The remaining lifetime of a token as a bar. The text next to it has the same information. */
export function Lifetime({ from, to, now: made }: Props) {
  const now = useNow(made) / 1000;
  const start = from ?? to - 3600;
  const left = Math.max(0, Math.min(1, (to - now) / Math.max(1, to - start)));
  const urgency = to - now < 300 ? (to <= now ? 'is-fail' : 'is-warn') : 'is-pass';
  return <progress aria-hidden="true" className={`life ${urgency}`} max={1} value={left} />;
}
