import type { AuthorizeFailure, ErrorWords } from '@/lib/authorize/failure';
import { excerpt } from '@/lib/text/excerpt';

/** Characters of each of the provider's words that a URL has room for. */
const wordsLimit = 500;

/** Why a callback was not taken in, where no run can show it. */
export type RefusedCallback = { kind: 'unknown-state' | 'used-state'; words?: ErrorWords };

/** The path of the page that explains it. */
export function refusedAddress({ kind, words }: RefusedCallback): string {
  const parameters = new URLSearchParams({ refused: kind });
  if (words) {
    parameters.set('error', excerpt(words.error, wordsLimit));
    if (words.error_description !== null)
      parameters.set('error_description', excerpt(words.error_description, wordsLimit));
  }
  return `/?${parameters}`;
}

type Query = Record<string, string | string[] | undefined>;

/** What the URL of the page says; `null` for any other URL of it. */
export function readRefused({ refused, error, error_description }: Query): AuthorizeFailure | null {
  if (refused !== 'unknown-state' && refused !== 'used-state') return null;
  const text = (value: Query[string]) =>
    typeof value === 'string' && value !== '' ? excerpt(value, 2 * wordsLimit) : null;
  const code = text(error);
  return {
    step: 'authorize',
    kind: refused,
    ...(code !== null && { words: { error: code, error_description: text(error_description) } }),
  };
}
