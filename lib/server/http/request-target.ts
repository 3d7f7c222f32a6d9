import 'server-only';

/** What is in `public/` and beside a layout. Nothing that Next.js makes of a page ends like this. */
const file = /^[\w-]+\.(?:ico|jpg|png|svg|txt|webmanifest|webp)$/;
const segment = /^[\w-]+$/;
/** A part of the app, as the bundler names it. */
const part = /^[\w~-][\w.~-]*$/;

export const staticPrefix = '/_next/static/';

/**
 * The path of a request's target (RFC 9112 §3.2), where it is spelled as the app's own pages spell it; `null` otherwise.
 * Next.js takes many spellings for the same page: a slash at the end or twice, `%73tart`, `.rsc`, `/_next/data/….json`.
 * Each of them is one more door to guard, and no page of ours links to one.
 * @param dev Next.js's own tools for development ask at addresses of their own
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
  // `_next` is Next.js's own, and so is any other name that begins like it.
  if (first.startsWith('_')) return dev ? path : null;
  const last = all.at(-1) ?? '';
  const known =
    all.slice(0, -1).every((name) => segment.test(name)) && (segment.test(last) || file.test(last));
  return known ? path : null;
}

/** As it was sent, up to the query. */
export function pathOf(target: string): string {
  const query = target.indexOf('?');
  return query < 0 ? target : target.slice(0, query);
}
