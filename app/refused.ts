import type { AuthorizeFailure, ErrorWords } from '@/lib/authorize/failure';
import { excerpt } from '@/lib/text/excerpt';

/** Characters of each of the provider's words that an address has room for. */
const words_limit = 500;

/** The address of the page that says of a callback that nobody here waits for it. */
export function refusedAddress(words?: ErrorWords): string {
  const parameters = new URLSearchParams({ refused: 'unknown-state' });
  if (words) {
    parameters.set('error', excerpt(words.error, words_limit));
    if (words.error_description !== null)
      parameters.set('error_description', excerpt(words.error_description, words_limit));
  }
  return `/?${parameters}`;
}

type Query = Record<string, string | string[] | undefined>;

/** What the address of the page says; `null` for any other address of it. */
export function readRefused({ refused, error, error_description }: Query): AuthorizeFailure | null {
  if (refused !== 'unknown-state') return null;
  const text = (value: Query[string]) =>
    typeof value === 'string' && value !== '' ? excerpt(value, 2 * words_limit) : null;
  const code = text(error);
  return {
    step: 'authorize',
    kind: 'unknown-state',
    ...(code !== null && { words: { error: code, error_description: text(error_description) } }),
  };
}
