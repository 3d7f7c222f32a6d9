import { html } from './html';
import { page } from './page';
import type { Pool } from './pool';

/** The page that Cognito stops at when it cannot send anyone back to the app. */
export const errorPage = (text: string, status = 400): Response =>
  page({
    title: 'Error – Demo pool',
    narrow: true,
    status,
    body: html`<div class="card">
<h1>An error was encountered with the requested page.</h1>
<p class="bad"><code>${text}</code></p>
</div>
<p class="card quiet">The <a href="/">page of the demo pool</a> lists its app clients and the callback URLs that they allow. They are compared to the letter.</p>`,
  });

/** GET /error */
export const showError = (_: Pool, request: Request): Response =>
  errorPage(new URL(request.url).searchParams.get('error') ?? 'No error was named.');
