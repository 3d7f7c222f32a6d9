/** Seconds. Nobody's clocks are an hour apart by accident, and a token that old is expired. */
export const maxTolerance = 3600;

/** Whole seconds as typed, 0 for an empty field; `null` for what isn't a tolerance. */
export function readClockTolerance(text: string): number | null {
  const digits = text.trim();
  if (digits === '') return 0;
  return /^\d{1,4}$/.test(digits) && Number(digits) <= maxTolerance ? Number(digits) : null;
}
