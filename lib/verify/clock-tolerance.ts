/** A clock that is wrong by more than a day is no clock. Seconds. */
const most = 86_400;

/** Whole seconds as typed, 0 for an empty field; `null` for what is no number of seconds. */
export function readClockTolerance(text: string): number | null {
  const digits = text.trim();
  if (digits === '') return 0;
  if (!/^\d{1,5}$/.test(digits) || Number(digits) > most) return null;
  return Number(digits);
}
