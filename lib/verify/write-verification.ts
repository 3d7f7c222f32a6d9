import type { Check } from '@/lib/check';
import type { Verification } from './verify';

const encoder = new TextEncoder();
const end = encoder.encode(']}');

/** By its place among the checks, the row that was written last: most say the same of the next token. */
const written: { check: Check; bytes: Uint8Array }[] = [];

/** A verification as `JSON.stringify` writes it, in UTF-8: pieces to be put together, and not to be changed. */
export function writeVerification({ verdict, header, claims, checks }: Verification): Uint8Array[] {
  const json = JSON.stringify({ verdict, header, claims });
  return [encoder.encode(`${json.slice(0, -1)},"checks":[`), ...checks.map(writeCheck), end];
}

function writeCheck(check: Check, index: number): Uint8Array {
  const last = written[index];
  if (last !== undefined && isSame(last.check, check)) return last.bytes;
  const bytes = encoder.encode(`${index === 0 ? '' : ','}${JSON.stringify(check)}`);
  written[index] = { check, bytes };
  return bytes;
}

/** What a rule always says, its title and its specification, is the same where its id is. */
const isSame = (one: Check, other: Check): boolean =>
  one.id === other.id &&
  one.status === other.status &&
  one.actual === other.actual &&
  one.expected === other.expected &&
  one.cause === other.cause &&
  one.fix === other.fix;
