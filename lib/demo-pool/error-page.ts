import { html } from './html';
import { page } from './page';
import type { Pool } from './pool';

/** The page that Cognito shows when it can't redirect back to the app. */
export const errorPage = (text: string, status = 400): Response =>
  page({
    title: 'Error – Demo pool',
    narrow: true,
    status,
    body: html`<div class="card">
<h1>An error was encountered with the requested page.</h1>
<p class="bad"><code>${text}</code></p>
</div>
<p class="card quiet">See the <a href="/">demo pool page</a> for its app clients and their allowed callback URLs. A callback URL must match exactly.</p>`,
  });

/** GET /error */
export const showError = (_: Pool, request: Request): Response =>
  errorPage(new URL(request.url).searchParams.get('error') ?? 'The URL has no error parameter.');
