import { type Html, html } from './html';
import { page } from './page';

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

/** The page that Cognito shows when it can't redirect back to the app. `details` are the demo pool's own. */
export const errorPage = (text: string, status = 400, details: Html = seeClients): Response =>
  page({
    title: 'Error – Demo pool',
    narrow: true,
    status,
    body: html`<div class="card">
<h1>An error was encountered with the requested page.</h1>
<p class="bad"><code>${text}</code></p>
</div>
<div class="card quiet">${details}</div>`,
  });

const seeClients = html`<p>See the <a href="/">demo pool page</a> for its app clients and their allowed callback URLs. A callback URL must match exactly.</p>`;
