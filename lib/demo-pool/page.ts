import { Html, html } from './html';
import { pageStyle } from './page-style';

type Page = {
  title: string;
  body: Html;
  /** Whether the page is one narrow column, like the Hosted UI. */
  narrow: boolean;
  /** Links at the top. */
  aside?: Html;
  status?: number;
};

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#3f46c8"/></svg>',
)}`;

/**
 * A page of the pool, without scripts or external resources. The policy has no `form-action`, because Chrome applies
 * it to the redirect after a form too, and the sign-in form redirects to the app.
 */
export function page({ title, body, narrow, aside = html``, status = 200 }: Page): Response {
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`;
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="${icon}">
<style nonce="${nonce}">${new Html(pageStyle)}</style>
</head>
<body class="${narrow ? 'narrow' : ''}">
<header><a href="/">Demo pool</a>${aside}</header>
<main>
${body}
</main>
<footer>
<p>A built-in user pool that stands in for Amazon Cognito. Only this machine can reach it.</p>
</footer>
</body>
</html>
`;
  return new Response(document.text, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}
