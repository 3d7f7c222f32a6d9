/** As many as fit the byte budget of a page. */
export const runsOnPage = 6;

/** A page of the history. */
export type HistoryPage<T> = {
  runs: T[];
  /** From 1. */
  page: number;
  pages: number;
};

/**
 * The page with the number in `asked`, from a URL; the nearest one if it doesn't exist. Runs that are selected on other
 * pages come first, so that any two can be compared.
 */
export function historyPage<T extends { id: string }>(
  runs: readonly T[],
  asked: string,
  chosen: readonly string[],
): HistoryPage<T> {
  const pages = Math.max(1, Math.ceil(runs.length / runsOnPage));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(asked)) || 1));
  const from = (page - 1) * runsOnPage;
  const isHere = (index: number) => index >= from && index < from + runsOnPage;
  const elsewhere = runs.filter(({ id }, index) => !isHere(index) && chosen.includes(id));
  return { runs: [...elsewhere, ...runs.slice(from, from + runsOnPage)], page, pages };
}
