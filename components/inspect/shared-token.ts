/** The URL of this page with a token in its fragment, which browsers don't send. */
export function linkTo(token: string, page: string): string {
  const url = new URL(page);
  url.hash = new URLSearchParams({ token }).toString();
  return url.href;
}

/** The token in a fragment, or `null`. */
export const tokenIn = (hash: string): string | null =>
  new URLSearchParams(hash.replace(/^#/, '')).get('token');
