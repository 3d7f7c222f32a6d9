import { CommandError } from './command';
import { exitCodes } from './exit-codes';

/** `--timeout` in milliseconds. */
export function parseTimeout(value: string | undefined, unset: number): number {
  if (value === undefined) return unset * 1000;
  if (/^[1-9]\d{0,3}$/.test(value)) return Number(value) * 1000;
  throw new CommandError(exitCodes.usage, '--timeout: expected a number of seconds from 1 to 9999.');
}
