import 'server-only';

/** What a browser fetches before anyone has pressed anything; `Purpose` and `X-Moz` are older names for `Sec-Purpose`. */
export const isPrefetch = ({ method, headers }: Request): boolean =>
  method === 'HEAD' ||
  ['sec-purpose', 'purpose', 'x-moz'].some((name) => /prefetch|prerender/.test(headers.get(name) ?? ''));
