/** A redirect to an absolute address. */
export const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { location } });

/** Cognito lets any origin read what its token endpoint answers. */
const headers = { 'access-control-allow-origin': '*' };

export const json = (body: unknown, init: ResponseInit = {}): Response =>
  Response.json(body, { ...init, headers: { ...headers, ...init.headers } });

/** Cognito's errors are HTTP 400 unless told otherwise, `invalid_client` too, and mostly without a description. */
export const oauthError = (error: string, error_description?: string): Response =>
  json({ error, error_description }, { status: 400 });

/** Adds a query to an address that may have one already, leaving the address itself to the letter. */
export const withQuery = (address: string, query: URLSearchParams): string =>
  `${address}${address.includes('?') ? '&' : '?'}${query}`;
