import { excerpt } from '@/lib/text/excerpt';

/** A value of a token or a key as JSON, cut to one line. */
export function show(value: unknown): string {
  if (value === undefined) return 'absent';
  // JSON.parse turns 1e400 into Infinity, and JSON.stringify turns that into null.
  if (typeof value === 'number') return `${value}`;
  try {
    return excerpt(JSON.stringify(value), 200);
  } catch {
    // The depth of claims is limited, but not the depth of a key set, and JSON.stringify can overflow the
    // stack.
    return 'a value nested too deeply to show';
  }
}
