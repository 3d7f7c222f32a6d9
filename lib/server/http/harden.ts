import 'server-only';

/** What an answer may do in a browser, whatever it is. Changes `response`, and answers it. */
export function harden<T extends Response>(response: T, policy: string): T {
  response.headers.set('content-security-policy', policy);
  // `no-transform`: a token is not compressed beside what others may have written (BREACH), here or further on.
  response.headers.set('cache-control', 'no-store, no-transform');
  response.headers.set('referrer-policy', 'same-origin');
  response.headers.set('x-frame-options', 'DENY');
  response.headers.set('cross-origin-opener-policy', 'same-origin');
  return shutIn(response);
}

/** What holds for static files too, which are the same for everyone and may be kept. */
export function shutIn<T extends Response>(response: T): T {
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('cross-origin-resource-policy', 'same-origin');
  return response;
}

/** The policy for what is no page: it needs nothing. */
export const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
