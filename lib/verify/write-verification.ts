import type { Check } from '@/lib/oidc/check';
import type { Verification } from './verify';

const encoder = new TextEncoder();
const end = encoder.encode(']}');

/** By its place among the checks, the row that was written last: most say the same of the next token. */
const written: { check: Check; bytes: Uint8Array }[] = [];

/**
 * A verification as JSON in UTF-8, with the numbers of the claims verbatim: pieces to be put together, and not to
 * be changed.
 */
export function writeVerification(verification: Verification): Uint8Array[] {
  const { verdict, header, claims, claims_text = JSON.stringify(claims), checks } = verification;
  const json = `{"verdict":"${verdict}","header":${JSON.stringify(header)},"claims":${claims_text},"checks":[`;
  return [encoder.encode(json), ...checks.map(writeCheck), end];
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
  one.result === other.result &&
  one.actual === other.actual &&
  one.expected === other.expected &&
  one.cause === other.cause &&
  one.fix === other.fix;
