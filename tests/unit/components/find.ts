/** Finds elements by role or attribute, because their words can change. */
export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} on the page`);
  return found;
}

export const action = (id: string) => find(`[data-action="${id}"]`);
export const note = (id: string) => document.querySelector<HTMLElement>(`[data-note="${id}"]`);
