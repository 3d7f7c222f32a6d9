import { callbackUrls } from './authorization-request';
import { type Html, html } from './html';
import type { Pool } from './pool';
import { errorPage } from './responses';

/** GET /error */
export function showError(pool: Pool, request: Request): Response {
  const error = new URL(request.url).searchParams.get('error');
  if (error === null) return errorPage('The URL has no error parameter.');
  return error === 'redirect_mismatch' ? errorPage(error, 400, mismatch(pool)) : errorPage(error);
}

/** Cognito shows neither URL. Only the latest mismatch is known, because the redirect names none either. */
const mismatch = (pool: Pool): Html => html`<dl>
${pool.refused_redirect_uri === null ? '' : html`<dt>Callback URL in the request</dt><dd><code class="value">${pool.refused_redirect_uri}</code></dd>`}
<dt>Allowed callback URLs</dt><dd>${callbackUrls(pool).map((url) => html`<code class="value">${url}</code> `)}</dd>
</dl>
<p>They must match exactly. Amazon Cognito doesn’t show them: compare the app client’s <b>Allowed callback URLs</b> with the callback URL in Claimcheck’s Configuration.</p>
${pool.callback_urls.slice(0, 1).map((url) => html`<p><a href="${new URL(url).origin}/">Back to Claimcheck</a></p>`)}`;
