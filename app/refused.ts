import { z } from 'zod';
import type { AuthorizeFailure, ErrorWords } from '@/lib/authorize/failure';
import { sealJson, unsealJson } from '@/lib/server/http/session';
import { excerpt } from '@/lib/text/excerpt';

/** Maximum characters of each message of the provider in a URL. */
const wordsLimit = 500;

/** Why a callback was rejected, if there is no run that can show it. */
export type RefusedCallback = { kind: 'unknown-state' | 'used-state'; words?: ErrorWords };

const sealedWords = z.object({
  /** The browser that the callback belongs to. */
  browser: z.string(),
  words: z.object({ error: z.string(), error_description: z.string().nullable() }),
});

/**
 * The path of the page that explains it. The text is encrypted, because otherwise anyone could link to that
 * page with their own text.
 */
export async function refusedAddress({ kind, words }: RefusedCallback, browser: string): Promise<string> {
  const parameters = new URLSearchParams({ refused: kind });
  if (words) {
    const cut = (text: string) => excerpt(text, wordsLimit);
    const { error, error_description } = words;
    const kept = { error: cut(error), error_description: error_description && cut(error_description) };
    parameters.set(
      'words',
      await sealJson('address', { browser, words: kept } satisfies z.infer<typeof sealedWords>),
    );
  }
  return `/?${parameters}`;
}

type Query = Record<string, string | string[] | undefined>;

/** The content of the page's URL for the browser of the callback; `null` for any other URL. */
export async function readRefused(
  { refused, words }: Query,
  browser: string,
): Promise<AuthorizeFailure | null> {
  if (refused !== 'unknown-state' && refused !== 'used-state') return null;
  const { data } = sealedWords.safeParse(
    typeof words === 'string' ? await unsealJson('address', words) : null,
  );
  return { step: 'authorize', kind: refused, ...(data?.browser === browser && { words: data.words }) };
}
