import 'server-only';

/** Files in `public/` and next to a layout. URLs that Next.js generates for a page don't end like this. */
const file = /^[\w-]+\.(?:ico|jpg|png|svg|txt|webmanifest|webp)$/;
const segment = /^[\w-]+$/;
/** A segment of a bundler path. */
const part = /^[\w~-][\w.~-]*$/;

export const staticPrefix = '/_next/static/';

/**
 * The path of a request target (RFC 9112 §3.2) in its canonical spelling; `null` otherwise.
 * Next.js accepts many spellings of the same page: a trailing or double slash, `%73tart`, `.rsc`,
 * `/_next/data/….json`.
 * Each of them would need protection, and no page of Claimcheck links to one.
 * @param dev Next.js's development tools use their own URLs
 */
export function canonicalPath(target: string, dev = false): string | null {
  const path = pathOf(target);
  if (path === '/') return path;
  const [start, first = '', ...rest] = path.split('/');
  if (start !== '') return null;
  const all = [first, ...rest];
  if (path.startsWith(staticPrefix)) {
    return dev || rest.slice(1).every((name) => part.test(name)) ? path : null;
  }
  // `_next` belongs to Next.js, and so does any other name with this prefix.
  if (first.startsWith('_')) return dev ? path : null;
  const last = all.at(-1) ?? '';
  const known =
    all.slice(0, -1).every((name) => segment.test(name)) && (segment.test(last) || file.test(last));
  return known ? path : null;
}

/** Unchanged, up to the query. */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}
