import 'server-only';

/**
 * A request that the browser sends before the user clicks. `Purpose` and `X-Moz` are older names for
 * `Sec-Purpose`.
 */
export const isPrefetch = ({ method, headers }: Request): boolean =>
  method === 'HEAD' ||
  ['sec-purpose', 'purpose', 'x-moz'].some((name) => /prefetch|prerender/.test(headers.get(name) ?? ''));
