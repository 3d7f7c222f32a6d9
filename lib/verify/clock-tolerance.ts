/** Seconds. Clocks don't differ by an hour by accident, and a token that is an hour too old is expired. */
export const maxTolerance = 3600;

/** Whole seconds as typed; 0 for an empty field; `null` if the text isn't a tolerance. */
export function readClockTolerance(text: string): number | null {
  const digits = text.trim();
  if (digits === '') return 0;
  return /^\d{1,4}$/.test(digits) && Number(digits) <= maxTolerance ? Number(digits) : null;
}
