/** A part of a text, from its first character to the one after its last. */
export type Stretch = { from: number; to: number };

/** Sorts from left to right and merges overlaps. */
export function mergeStretches(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { from, to } of [...stretches].sort((one, other) => one.from - other.from)) {
    const last = merged.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** `text` with each stretch replaced by `replacement`. */
export function replaceStretches(text: string, stretches: readonly Stretch[], replacement: string): string {
  let replaced = '';
  let copied = 0;
  for (const { from, to } of mergeStretches(stretches)) {
    replaced += text.slice(copied, from) + replacement;
    copied = to;
  }
  return replaced + text.slice(copied);
}
