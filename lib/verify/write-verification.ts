import type { Check } from '@/lib/oidc/check';
import type { Verification } from './verify';

const encoder = new TextEncoder();
const end = encoder.encode(']}');

/** The last written row of each check, by position, because most rows are the same for the next token. */
const written: { check: Check; bytes: Uint8Array }[] = [];

/**
 * A verification as JSON in UTF-8, with the numbers in the claims verbatim. Returns chunks to concatenate;
 * don't modify them.
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

/** The title and specification of a rule only depend on its ID. */
const isSame = (one: Check, other: Check): boolean =>
  one.id === other.id &&
  one.status === other.status &&
  one.result === other.result &&
  one.actual === other.actual &&
  one.expected === other.expected &&
  one.cause === other.cause &&
  one.fix === other.fix;
