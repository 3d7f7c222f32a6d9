import { isJsonObject } from '@/lib/json/object';
import { withoutEnd } from '@/lib/text/trim';

/** In characters, because a query is part of a URL. */
const longest = 4000;

/** Reads a query in Cube's JSON format, as typed. Empty text isn't a query. */
export function readCubeQuery(
  typed: string,
): { ok: true; query: Record<string, unknown> | null } | { ok: false; problem: string } {
  if (typed.trim() === '') return { ok: true, query: null };
  if (typed.length > longest) return malformed(`It’s longer than ${longest} characters.`);
  let query: unknown;
  try {
    query = JSON.parse(typed);
  } catch (error) {
    return malformed(`It isn’t JSON: ${error instanceof Error ? error.message : 'unknown'}.`);
  }
  return isJsonObject(query) ? { ok: true, query } : malformed('A query is a JSON object, in braces.');
}

const malformed = (problem: string) => ({
  ok: false as const,
  problem: `${problem} Enter a query such as {"measures":["orders.count"]}.`,
});

/**
 * The Build page of the Developer Playground, with the query filled in, if there is one. The token can't be
 * filled in.
 */
export function playgroundUrl(cube_url: string, query: unknown): string {
  const page = `${withoutEnd(cube_url, '/')}/#/build`;
  return query ? `${page}?query=${encodeURIComponent(JSON.stringify(query))}` : page;
}
