import { excerpt } from '@/lib/text/excerpt';

/** A value of a token or of a key as JSON, cut to what fits a line. */
export function show(value: unknown): string {
  if (value === undefined) return 'absent';
  // JSON.parse makes Infinity of 1e400, and JSON.stringify null of that.
  if (typeof value === 'number') return `${value}`;
  try {
    return excerpt(JSON.stringify(value), 200);
  } catch {
    // Claims are read to a limited depth, a key set is not, and the stack of JSON.stringify ends somewhere.
    return 'a value nested too deeply to show';
  }
}
