/** A redirect to an absolute URL. */
export const redirect = (location: string): Response =>
  new Response(null, { status: 302, headers: { location } });

/** Cognito lets any origin read the responses of its token endpoint. */
const headers = { 'access-control-allow-origin': '*' };

export const json = (body: unknown, init: ResponseInit = {}): Response =>
  Response.json(body, { ...init, headers: { ...headers, ...init.headers } });

/** Cognito's errors are HTTP 400 by default, including `invalid_client`, and mostly without a description. */
export const oauthError = (error: string, error_description?: string): Response =>
  json({ error, error_description }, { status: 400 });

/** Adds a query to a URL that may already have one, without changing the URL itself. */
export const withQuery = (address: string, query: URLSearchParams): string =>
  `${address}${address.includes('?') ? '&' : '?'}${query}`;
